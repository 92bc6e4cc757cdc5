package dockerana.plugin.docker;

import dockerana.api.Tls;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The block of the service {@code docker}; {@code defaults.conf} says what each option means. */
record DockerConfig(
        URI endpoint,
        Optional<Tls> tls,
        boolean insecure,
        Duration connectTimeout,
        Duration callTimeout,
        Containers containers) {
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127\\.[0-9.]+|\\[::1]");

    /** Which containers are reported, and as what. */
    record Containers(
            List<String> only,
            List<String> except,
            Map<String, String> labels,
            Optional<String> name,
            boolean trustLabels) {
        /** @throws IllegalArgumentException if the template of names asks for something unknown */
        Containers {
            only = List.copyOf(only);
            except = List.copyOf(except);
            labels = Map.copyOf(labels);
            name.ifPresent(Template::new);
        }
    }

    /** @throws IllegalArgumentException if something does not fit together */
    DockerConfig {
        boolean unix = "unix".equals(endpoint.getScheme());
        boolean tcp = "tcp".equals(endpoint.getScheme());
        check(unix || tcp, "endpoint is neither unix:///PATH nor tcp://HOST:PORT");
        check(
                !unix || (endpoint.getPath() != null && endpoint.getPath().startsWith("/")),
                "endpoint lacks the socket's path: unix:///var/run/docker.sock");
        check(
                !tcp || (endpoint.getHost() != null && endpoint.getPort() > 0),
                "endpoint lacks host or port: tcp://HOST:2376");
        check(
                !tcp
                        || tls.isPresent()
                        || insecure
                        || LOOPBACK.matcher(endpoint.getHost()).matches(),
                "endpoint is another machine's and there is no tls: whoever listens in or takes its place is root there."
                        + " Add tls { ca, cert, key }, or insecure = true");
        check(
                tls.isEmpty() || tls.get().verifyHostname(),
                "tls: verify-hostname = false is not possible here; the engine's certificate must name the endpoint's host");
        check(connectTimeout.isPositive(), "connect-timeout must be more than nothing");
        check(callTimeout.isPositive(), "call-timeout must be more than nothing");
    }

    boolean isLocal() {
        return "unix".equals(endpoint.getScheme());
    }

    /** Which way it is reached, in a word or two. */
    String way() {
        return isLocal() ? "unix socket" : tls.isPresent() ? "TLS" : "TCP";
    }

    /** The transport for it. Only here the class for other machines is named, so that it is loaded only for one. */
    Transport transport(Deadlines deadlines) throws IOException {
        return isLocal()
                ? new UnixTransport(Path.of(endpoint.getPath()), connectTimeout, callTimeout, deadlines)
                : new RemoteTransport(endpoint, tls, connectTimeout, callTimeout, deadlines);
    }

    private static void check(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
