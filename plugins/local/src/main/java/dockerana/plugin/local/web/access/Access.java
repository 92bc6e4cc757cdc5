package dockerana.plugin.local.web.access;

/** What the sender of a request may see. */
public enum Access {
    /** Whatever there is. */
    ALL,
    /** Numbers; not what a container wrote, nor what Docker knows of it. */
    NUMBERS;

    /** The word for it. */
    public String word() {
        return this == ALL ? "all" : "numbers";
    }
}
