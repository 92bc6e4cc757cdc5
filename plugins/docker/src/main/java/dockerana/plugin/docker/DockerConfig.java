package dockerana.plugin.docker;

import dockerana.api.Tls;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The options of the service {@code docker}; {@code defaults.conf} explains them. */
record DockerConfig(
        URI endpoint,
        Optional<Tls> tls,
        boolean insecure,
        Duration connectTimeout,
        Duration callTimeout,
        Duration reconcile,
        Containers containers) {
    /** Which containers are reported, and as what. */
    record Containers(
            List<String> only,
            List<String> except,
            Map<String, String> labels,
            Optional<String> name,
            boolean trustLabels) {}
}
