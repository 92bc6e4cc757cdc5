package dockerana.plugin.local.history;

/**
 * A stretch of time.
 *
 * @param from its begin, in seconds since 1970, included
 * @param until its end, in seconds since 1970, excluded; later than {@code from}
 */
public record Span(long from, long until) {
    /**
     * Checks that there is time in it.
     *
     * @throws IllegalArgumentException if there is none
     */
    public Span {
        if (until <= from) {
            throw new IllegalArgumentException("from %d until %d is no time".formatted(from, until));
        }
    }

    /** How long it is, in seconds. */
    public long seconds() {
        return until - from;
    }
}
