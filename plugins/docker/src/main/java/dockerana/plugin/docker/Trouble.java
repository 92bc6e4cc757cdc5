package dockerana.plugin.docker;

import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.Locale;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Says of a failure what happened, to what, and what to do. */
final class Trouble {
    private static final String SIGNED =
            ": 'cert' and 'key' must be signed by the authority that the engine trusts (its --tlscacert)";

    private Trouble() {}

    static String with(Object endpoint, IOException e) {
        String reason = String.valueOf(e.getMessage());
        String lower = reason.toLowerCase(Locale.ROOT);
        if (lower.contains("permission denied")) {
            return endpoint
                    + ": permission denied; run the agent as root, or add its user to the group that owns the socket"
                    + " (usermod -aG docker USER; for a container --group-add $(stat -c %g SOCKET)) and start it anew";
        }
        if (lower.contains("no such file")) {
            return endpoint + " does not exist: Docker does not run, or its socket is elsewhere (endpoint)";
        }
        if (lower.contains("connection refused")) {
            return endpoint + ": nobody listens; Docker does not run";
        }
        if (e instanceof SSLException) {
            return endpoint + ": " + tls(reason, lower);
        }
        if (e instanceof SocketTimeoutException) {
            return endpoint + ": Docker did not answer in time";
        }
        return endpoint + ": " + reason;
    }

    /**
     * The same of a connection with TLS. Its far end says why it refuses a certificate, and closes; who still writes may learn of the second before
     * the first.
     */
    static String withTls(Object endpoint, IOException e) {
        String lower = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        return e instanceof SocketException && (lower.contains("broken pipe") || lower.contains("reset"))
                ? endpoint + ": it ended the connection, as it does when it stops or refuses this agent's certificate"
                        + SIGNED
                : with(endpoint, e);
    }

    private static String tls(String reason, String lower) {
        if (lower.contains("certification path")
                || lower.contains("path building")
                || lower.contains("path validation")) {
            return "its certificate is not signed by the authority in 'ca', or ran out: give the ca.pem that it was signed with";
        }
        if (lower.contains("bad_certificate")
                || lower.contains("certificate_required")
                || lower.contains("certificate_unknown")
                || lower.contains("unknown_ca")) {
            return "it refused this agent's certificate" + SIGNED;
        }
        if (lower.contains("unrecognized ssl message") || lower.contains("plaintext")) {
            return "what listens there does not speak TLS: see the port, or leave out 'tls'";
        }
        return reason;
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
