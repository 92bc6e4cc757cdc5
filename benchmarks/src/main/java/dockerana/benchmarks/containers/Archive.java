package dockerana.benchmarks.containers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The agent as it is unpacked from one of its archives.
 *
 * @param what in the table
 * @param home where it is
 * @param cached whether it uses its start cache
 * @param folder for what it leaves behind
 */
record Archive(String what, Path home, boolean cached, Path folder) {
    private static final Pattern FIRST = Pattern.compile("first samples of every source delivered (\\d+) ms");
    private static final long LONGEST_MILLIS = 120_000;

    /** Every source there is, by its type. */
    static final List<String> SOURCES =
            List.of("host", "container-stats", "container-network", "docker-events", "container-logs");

    /** Configures it: these sources every second, into sinks. */
    void configure(List<String> sources, Path engine, String sinks) throws IOException {
        StringBuilder blocks = new StringBuilder();
        sources.forEach(type -> blocks.append("    %s { type = %s }%n".formatted(type, type)));
        Files.writeString(configuration(), """
                dockerana {
                  host = "benchmark"
                  interval = 1s
                  sources {
                %s  }
                  services.docker.endpoint = "unix://%s"
                  sinks { %s }
                }
                """.formatted(blocks, engine, sinks));
    }

    private Path configuration() {
        return folder.resolve("footprint.conf");
    }

    private Path log() {
        return folder.resolve("footprint.log");
    }

    /** Makes its start cache, for this configuration. */
    void makeCache() throws IOException, InterruptedException {
        Process cache = builder("cache").inheritIO().start();
        if (cache.waitFor() != 0) {
            throw new IOException("no start cache could be made");
        }
    }

    Runner start() throws IOException {
        Files.deleteIfExists(log());
        ProcessBuilder run = builder("run");
        return Runner.start(run.command(), environment(), log());
    }

    private ProcessBuilder builder(String command) {
        ProcessBuilder builder = new ProcessBuilder(
                home.resolve("bin/dockerana").toString(),
                command,
                "--config",
                configuration().toString(),
                "--data",
                folder.resolve("data").toString());
        builder.environment().putAll(environment());
        return builder;
    }

    private Map<String, String> environment() {
        return Map.of("JAVA_HOME", System.getProperty("java.home"), "DOCKERANA_CACHE", cached ? "on" : "off");
    }

    /** Waits until it says how long its first samples took, in milliseconds. */
    long firstMillis() throws IOException, InterruptedException {
        long end = System.nanoTime() + LONGEST_MILLIS * 1_000_000;
        while (System.nanoTime() < end) {
            Matcher said = FIRST.matcher(Files.readString(log()));
            if (said.find()) {
                return Long.parseLong(said.group(1));
            }
            Thread.sleep(20);
        }
        throw new IOException("no first samples; it said:\n" + Files.readString(log()));
    }
}
