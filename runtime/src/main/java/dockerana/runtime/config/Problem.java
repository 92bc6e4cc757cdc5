package dockerana.runtime.config;

/**
 * One thing that is wrong with the configuration.
 *
 * @param position where
 * @param key the block or option, without the leading {@code dockerana.}; empty if it is the file as a whole
 * @param message what is wrong and what to do, without a full stop
 */
public record Problem(Position position, String key, String message) {
    /** The line that users read: {@code conf/application.conf:12: sinks.graphite: unknown key 'prot'; did you mean 'port'?}. */
    @Override
    public String toString() {
        return key.isEmpty() ? position + ": " + message : position + ": " + key + ": " + message;
    }
}
