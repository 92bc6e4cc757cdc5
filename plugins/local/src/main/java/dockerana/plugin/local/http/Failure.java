package dockerana.plugin.local.http;

/** A request that is refused, with the status and the sentence that its sender is told. */
public final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;

    /** @param sentence what is wrong; nothing from outside that is not known to be harmless */
    public Failure(int status, String sentence) {
        super(sentence, null, false, false); // it is an answer, not a bug: nobody reads its stack
        this.status = status;
    }

    /** The status of the answer. */
    public int status() {
        return status;
    }

    /** The sentence of the answer. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
