package dockerana.plugin.docker;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Says of a failure what happened, to what, and what to do. */
final class Trouble {
    private Trouble() {}

    static String with(Object endpoint, IOException e) {
        String reason = String.valueOf(e.getMessage());
        String lower = reason.toLowerCase(Locale.ROOT);
        if (lower.contains("permission denied")) {
            return endpoint
                    + ": permission denied; run the agent as root, or add its user to the group that owns the socket"
                    + " (usermod -aG docker USER) and start it anew";
        }
        if (lower.contains("no such file")) {
            return endpoint + " does not exist: Docker does not run, or its socket is elsewhere (endpoint)";
        }
        if (lower.contains("connection refused")) {
            return endpoint + ": nobody listens; Docker does not run";
        }
        if (e instanceof SocketTimeoutException) {
            return endpoint + ": Docker did not answer in time";
        }
        return endpoint + ": " + reason;
    }

    /** The failure of the far end behind whatever docker-java wrapped around it, or null if it is something else. */
    static @Nullable IOException farEnd(Throwable e) {
        if (e instanceof IOException io) {
            return io;
        }
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException io) {
                return io;
            }
        }
        return null;
    }
}
