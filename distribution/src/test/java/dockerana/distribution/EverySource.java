package dockerana.distribution;

import java.nio.file.Path;

/** Every source for a host with Docker, by its defaults, as tests configure it. */
final class EverySource {
    private EverySource() {}

    /** The blocks of the sources, and of the engine that they ask. */
    static String of(Path socket) {
        return """
            sources {
              host    { type = host }
              stats   { type = container-stats }
              network { type = container-network }
              events  { type = docker-events }
              logs    { type = container-logs }
            }
            services { docker { endpoint = "unix://%s" } }
            """.formatted(socket);
    }
}
