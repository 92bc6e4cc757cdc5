package dockerana.plugin.local.graphite.query;

/** A query that is not answered. Its message is shown to whoever asked: what is wrong, and what to do. */
public final class QueryException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** With what the client is told. */
    public QueryException(String message) {
        super(message);
    }
}
