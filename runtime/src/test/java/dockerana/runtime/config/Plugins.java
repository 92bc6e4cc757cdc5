package dockerana.runtime.config;

import dockerana.api.Batch;
import dockerana.api.Component;
import dockerana.api.SampleSink;
import dockerana.api.Samples;
import dockerana.api.Secret;
import dockerana.api.Service;
import dockerana.api.Source;
import dockerana.api.Tls;
import dockerana.runtime.plugin.LoadedPlugin;
import dockerana.runtime.plugin.Offer;
import dockerana.runtime.plugin.Refusal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Plugins that are only there to be configured. */
final class Plugins {
    private static final String HOST = """
            host {
              # Where the kernel's files are.
              proc = "/proc"
              # Which filesystems to leave out.
              except-types = [tmpfs, overlay]
              # Reads disks.
              disks = true
            }
            """;
    private static final String CARBON = """
            carbon {
              # Where carbon listens: host:port, or host:port:instance.
              # servers = ["carbon.example.com:2004"]
              # How to choose among several servers: failover or hash.
              mode = failover
              # How counters are sent.
              counters = [rate]
              # How long a connection may take.
              connect-timeout = 2s
              # How much goes into one message.
              max-frame = 256 KiB
              # How many servers get a copy.
              replication = 1
              # A part of the range.
              sample-ratio = 1.0
              # More tags.
              tags {}
              # Who we are.
              # password = "secret"
              # What to ask for its state.
              # status-url = "http://carbon.example.com/state"
              retry {
                # The first pause.
                first = 500ms
                # How often.
                # limit = 5
              }
              # TLS.
              # tls { ca = "ca.pem" }
            }
            """;
    private static final String CONSOLE = """
            console {
              # What to print.
              format = auto
            }
            """;
    private static final String DOCKER = """
            docker {
              # Where the engine listens.
              endpoint = "unix:///var/run/docker.sock"
              # Which containers, by name.
              only = ["*"]
            }
            """;

    private Plugins() {}

    record HostConfig(Path proc, List<String> exceptTypes, boolean disks) {}

    record CarbonConfig(
            List<Server> servers,
            Mode mode,
            List<Counters> counters,
            Duration connectTimeout,
            long maxFrameBytes,
            int replication,
            double sampleRatio,
            Map<String, String> tags,
            Optional<Secret> password,
            Optional<URI> statusUrl,
            Retry retry,
            Optional<Tls> tls) {
        CarbonConfig {
            if (mode == Mode.HASH && servers.size() < 2) {
                throw new IllegalArgumentException("mode = hash needs two servers or more");
            }
        }

        enum Mode {
            FAILOVER,
            HASH
        }

        enum Counters {
            RATE,
            TOTAL
        }

        record Retry(Duration first, Optional<Integer> limit) {}
    }

    record Server(String host, int port) {
        static Server parse(String text) {
            String[] parts = text.split(":", -1);
            if (parts.length != 2 || !parts[0].matches("[a-z0-9.-]+") || !parts[1].matches("[1-9][0-9]{0,4}")) {
                throw new IllegalArgumentException("expected host:port");
            }
            return new Server(parts[0], Integer.parseInt(parts[1]));
        }
    }

    record ConsoleConfig(Format format) {
        enum Format {
            AUTO,
            TABLE,
            LINES
        }
    }

    record NoConfig() {}

    record DockerConfig(URI endpoint, List<String> only) {}

    static Catalogue catalogue() {
        return Catalogue.of(
                List.of(
                        offer(HOST, Component.source("host", HostConfig.class, NoSource.class, List.of())),
                        offer(CARBON, Component.sink("carbon", CarbonConfig.class, NoSink.class)),
                        offer(CONSOLE, Component.sink("console", ConsoleConfig.class, NoSink.class)),
                        offer("", Component.sink("needy", NoConfig.class, NeedySink.class)),
                        offer(DOCKER, Component.service("docker", DockerConfig.class, NoService.class, List.of()))),
                List.of(new Refusal(
                        Path.of("plugins/statsd-0.2.0.jar"),
                        Optional.of("statsd"),
                        Set.of("statsd"),
                        "it is built for version 0.2 of the api, this is 0.1",
                        "get the plugin's version for 0.1")));
    }

    static Offer offer(String defaults, Component component) {
        LoadedPlugin plugin = new LoadedPlugin(
                component.type(),
                "1.2.3",
                false,
                Path.of("plugins", component.type() + ".jar"),
                List.of(),
                Plugins.class.getClassLoader(),
                List.of(component),
                defaults);
        return new Offer(plugin, component);
    }

    static Component carbon() {
        return Component.sink("carbon", CarbonConfig.class, NoSink.class);
    }

    static String carbonDefaults() {
        return CARBON;
    }

    static final class NoSource implements Source {
        @Override
        public void collect(Samples samples) {}
    }

    static final class NoSink implements SampleSink {
        @Override
        public void connect() {}

        @Override
        public void write(Batch batch) {}
    }

    /** A sink that cannot do without the service. */
    static final class NeedySink implements SampleSink {
        NeedySink(NoService service) {}

        @Override
        public void connect() {}

        @Override
        public void write(Batch batch) {}
    }

    static final class NoService implements Service {
        @Override
        public void connect() {}

        @Override
        public void run() {}
    }
}
