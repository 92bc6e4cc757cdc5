package dockerana.benchmarks.containers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What logs cost the whole agent, as a process of its own with the shipped flags, beside a real engine: what {@code benchmarks/logs-live} starts.
 * A long history by the engine's API, beside curl; then ten containers that write all the time, by files.
 */
public final class LogsLive {
    private LogsLive() {}

    /** Needs no arguments; properties tell where everything is, and how much to do. */
    public static void main(String[] none) throws Exception {
        Engine engine = new Engine(Path.of(System.getProperty("benchmark.engine")));
        Path folder = Path.of(System.getProperty("benchmark.folder"));
        new History(engine, folder).measure();
        new Writers(engine, folder).measure();
    }

    /** A container's engine-side description: it writes so many lines, so many a second; 0 for no end or no pause. */
    static String writer(Path folder, long lines, int perSecond, String logs) {
        return """
                {"Image": "busybox", "Cmd": ["/writer", "%d", "%d"],
                 "HostConfig": {"NetworkMode": "none", "Binds": ["%s/writer:/writer:ro"], "LogConfig": %s}}
                """.formatted(lines, perSecond, folder, logs);
    }

    /**
     * The agent out of its archive.
     *
     * @param source what else is said of the source of logs
     * @param only whose logs are read, by their names
     * @param taken where the sink tells what it took
     */
    static Runner agent(Engine engine, Path folder, String source, String only, Path taken) throws IOException {
        Path data = Files.createTempDirectory(folder, "data");
        Path configuration = Files.writeString(
                data.resolve("application.conf"), """
                dockerana {
                  host = "benchmark"
                  sources.logs { type = container-logs%s }
                  services.docker { endpoint = "unix://%s", containers { only = ["%s"] } }
                  sinks.taking { type = taking, file = "%s" }
                }
                """.formatted(source, engine.socket(), only, taken));
        List<String> command = List.of(
                Path.of(System.getProperty("benchmark.home"), "bin", "dockerana")
                        .toString(),
                "--config",
                configuration.toString(),
                "--data",
                data.toString());
        return Runner.start(command, Map.of("JAVA_HOME", System.getProperty("java.home")), folder.resolve("agent.log"));
    }
}
