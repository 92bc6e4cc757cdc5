package dockerana.benchmarks.containers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Another agent that measures containers, if it is installed: at the same interval, into the same far end. */
enum Neighbour {
    /** Its plugin for control groups knows processor time only. */
    COLLECTD("collectd, CPU only", "-f -C", """
            BaseDir "%1$s"
            PluginDir "/usr/lib/collectd"
            TypesDB "/usr/share/collectd/types.db"
            Hostname "benchmark"
            Interval 1
            LoadPlugin cgroups
            LoadPlugin write_graphite
            <Plugin write_graphite>
              <Node "drain">
                Host "127.0.0.1"
                Port "%3$d"
                Protocol "tcp"
              </Node>
            </Plugin>
            """),

    /** Asks the engine. */
    TELEGRAF("Telegraf", "--config", """
            [agent]
              interval = "1s"
              flush_interval = "1s"
            [[inputs.docker]]
              endpoint = "unix://%2$s"
            [[outputs.graphite]]
              servers = ["127.0.0.1:%3$d"]
            """);

    private final String what;
    private final String options;
    private final String configuration;

    Neighbour(String what, String options, String configuration) {
        this.what = what;
        this.options = options;
        this.configuration = configuration;
    }

    /** Those that there are. */
    static List<Neighbour> installed() {
        return Arrays.stream(values())
                .filter(neighbour -> neighbour.program().isPresent())
                .toList();
    }

    String what() {
        return what;
    }

    /** Starts it. */
    Runner start(Path folder, Path socket, int port) throws IOException {
        Path file = folder.resolve(name() + ".conf");
        Files.writeString(file, configuration.formatted(folder, socket, port));
        List<String> command = Stream.of(
                        Stream.of(program().orElseThrow().toString()),
                        Stream.of(options.split(" ", -1)),
                        Stream.of(file.toString()))
                .flatMap(each -> each)
                .toList();
        return Runner.start(command, Map.of(), folder.resolve(name() + ".log"));
    }

    private Optional<Path> program() {
        return Stream.concat(Arrays.stream(System.getenv("PATH").split(":", -1)), Stream.of("/usr/sbin"))
                .map(folder -> Path.of(folder, name().toLowerCase(Locale.ROOT)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
