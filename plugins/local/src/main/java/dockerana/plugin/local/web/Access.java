package dockerana.plugin.local.web;

/** What the sender of a request may see. */
enum Access {
    /** Whatever there is. */
    ALL,
    /** Numbers; not what a container wrote, nor what Docker knows of it. */
    NUMBERS;

    /** The word for it. */
    String word() {
        return this == ALL ? "all" : "numbers";
    }
}
