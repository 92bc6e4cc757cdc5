package dockerana.plugin.net;

import dockerana.api.Tls;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ThreadFactory;

/**
 * An address of a server that speaks HTTP, as people write it: {@code https://es.example.com:9200/path}.
 *
 * @param encrypted whether it is https
 * @param host without brackets
 * @param port empty if it is not said
 * @param path what all paths begin with; without a slash at its end
 */
public record HttpUrl(boolean encrypted, String host, OptionalInt port, String path) {
    /**
     * Reads one.
     *
     * @throws IllegalArgumentException if it is none; the text is not repeated, for somebody may have written a password into it
     */
    public static HttpUrl parse(String text) {
        URI uri = uri(text);
        if (uri.getHost() == null || !("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
            throw new IllegalArgumentException("is no address such as http://host.example.com:1234");
        }
        if (uri.getUserInfo() != null) {
            throw new IllegalArgumentException("must not hold a user or a password: they have options of their own");
        }
        if (uri.getQuery() != null || uri.getFragment() != null) {
            throw new IllegalArgumentException("must end behind its host, port or path");
        }
        return new HttpUrl(
                "https".equals(uri.getScheme()),
                uri.getHost().replaceAll("[\\[\\]]", ""),
                uri.getPort() < 0 ? OptionalInt.empty() : OptionalInt.of(uri.getPort()),
                uri.getRawPath().replaceAll("/+$", ""));
    }

    private static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("is no address such as http://host.example.com:1234", e);
        }
    }

    /**
     * Whom to ask there; does nothing yet.
     *
     * @param usualPort where it says none
     * @param tls how to trust it if it is https; empty for the machine's own certificates
     * @param timeouts how long it may take
     * @param headers of every request
     * @param threads for the system's resolver
     */
    public Http http(
            int usualPort, Optional<Tls> tls, Timeouts timeouts, Map<String, String> headers, ThreadFactory threads) {
        Tls usual = new Tls(Optional.empty(), Optional.empty(), Optional.empty(), true);
        Dialer dialer = new Dialer(
                new Peer(host, port.orElse(usualPort)),
                encrypted ? Optional.of(tls.orElse(usual)) : Optional.empty(),
                timeouts.connect(),
                timeouts.answer(),
                threads);
        return new Http(dialer, headers, timeouts.answer());
    }

    /**
     * How long a server may take.
     *
     * @param connect to accept a connection
     * @param answer to answer a request
     */
    public record Timeouts(Duration connect, Duration answer) {}
}
