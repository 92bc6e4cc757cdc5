package dockerana.api;

import java.util.Optional;

/**
 * What a component says of itself. Immutable.
 *
 * @param level how well it works
 * @param message one sentence: what is so, or what is wrong with what
 * @param remedy what a person should do about it; empty if nothing
 * @param way which way it reads or sends, where there are several, such as {@code cgroup v2 files} or {@code Docker API}
 */
public record Status(Level level, String message, Optional<String> remedy, Optional<String> way) {
    /** How well a component works; later is worse. */
    public enum Level {
        /** As it should. */
        OK,
        /** With less than it should: something is missing, late or by a slower way. */
        DEGRADED,
        /** Not at all. */
        FAILED
    }

    /** It works. */
    public static Status ok(String message) {
        return new Status(Level.OK, message, Optional.empty(), Optional.empty());
    }

    /** It works in part. */
    public static Status degraded(String message, String remedy) {
        return new Status(Level.DEGRADED, message, Optional.of(remedy), Optional.empty());
    }

    /** It does not work. */
    public static Status failed(String message, String remedy) {
        return new Status(Level.FAILED, message, Optional.of(remedy), Optional.empty());
    }

    /** The same, with the way it reads or sends. */
    public Status by(String way) {
        return new Status(level, message, remedy, Optional.of(way));
    }
}
