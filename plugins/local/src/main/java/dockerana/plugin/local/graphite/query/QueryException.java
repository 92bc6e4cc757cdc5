package dockerana.plugin.local.graphite.query;

/** A query that is not answered. Its message is shown to whoever asked: what is wrong, and what to do. */
public final class QueryException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** With a message in the manner of {@link String#format}. */
    public QueryException(String format, Object... values) {
        super(values.length == 0 ? format : format.formatted(values));
    }
}
