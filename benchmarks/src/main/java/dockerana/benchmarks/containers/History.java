package dockerana.benchmarks.containers;

import dockerana.benchmarks.taking.Taken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * The log of a container that has ended, read through the engine's API from its beginning to its end, in turn by curl into nowhere and by the
 * agent into a sink that takes all.
 */
final class History {
    private static final List<String> DRIVERS = List.of("json-file", "local");
    private static final Duration ENOUGH = Duration.ofMinutes(5);

    private final Engine engine;
    private final Path folder;
    private final long lines = Long.getLong("benchmark.lines", 1_000_000);
    private final int rounds = Integer.getInteger("benchmark.rounds", 5);

    History(Engine engine, Path folder) {
        this.engine = engine;
        this.folder = folder;
    }

    /** One reading, in nanoseconds: by the clock, and on processors. */
    private record Round(long nanos, long reader, long engine) {}

    void measure() throws Exception {
        System.out.printf("%d lines of one container by the API, %d rounds%n%n", lines, rounds);
        System.out.println(
                "| driver, reader | thousand lines/s: min | median | max | CPU of the reader, µs a line | of the engine | load |");
        System.out.println("|---|---:|---:|---:|---:|---:|---:|");
        for (String driver : DRIVERS) {
            String name = "history-" + driver;
            engine.start(
                    name,
                    LogsLive.writer(
                            folder, lines, 0, "{\"Type\": \"%s\", \"Config\": %s}".formatted(driver, kept(driver))));
            engine.awaitTheEnd(name);
            List<Round> curl = new ArrayList<>();
            List<Round> agent = new ArrayList<>();
            for (int i = 0; i < rounds; i++) {
                curl.add(byCurl(name));
                agent.add(byAgent(name));
            }
            print(driver + ", curl", curl);
            print(driver + ", Dockerana", agent);
        }
    }

    /** Everything is kept: that driver would rotate. */
    private static String kept(String driver) {
        return driver.equals("local") ? "{\"max-size\": \"1g\"}" : "{}";
    }

    private Round byCurl(String name) throws Exception {
        Path socket = folder.resolve("socket"); // what is in the engine's folder counts as the engine's
        if (Files.notExists(socket)) {
            Files.createSymbolicLink(socket, engine.socket());
        }
        List<String> command = List.of(
                "curl",
                "-s",
                "-S",
                "-f",
                "-o",
                "/dev/null",
                "--unix-socket",
                socket.toString(),
                "http://docker/containers/" + name + "/logs?stdout=1&stderr=1&timestamps=1&follow=0&tail=all");
        long engineBefore = engine.cpuNanos();
        long begun = System.nanoTime();
        try (Runner curl = Runner.start(command, Map.of(), folder.resolve("curl.log"))) {
            curl.awaitTheEnd(ENOUGH);
            return new Round(System.nanoTime() - begun, curl.cpuNanos(), engine.cpuNanos() - engineBefore);
        }
    }

    private Round byAgent(String name) throws Exception {
        Path file = Files.createTempFile(folder, "taken", "");
        Taken taken = Taken.in(file);
        try (Runner agent = LogsLive.agent(engine, folder, ", via = api, start = beginning", name, file)) {
            long engineBefore = await(taken, 1);
            agent.begin();
            long engineAfter = await(taken, lines);
            return new Round(taken.nanos(), agent.cpuNanos(), engineAfter - engineBefore);
        }
    }

    /** Waits for so many records; what the engine has spent by then. */
    private long await(Taken taken, long records) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        while (taken.count() < records) {
            if (System.nanoTime() - begun > ENOUGH.toNanos()) {
                throw new IOException("%d of %d records came".formatted(taken.count(), records));
            }
            Thread.sleep(5);
        }
        return engine.cpuNanos();
    }

    private void print(String what, List<Round> measured) throws IOException {
        double[] speed = sorted(measured, round -> lines * 1e6 / round.nanos);
        System.out.printf(
                Locale.ROOT,
                "| %s | %.0f | %.0f | %.0f | %.2f | %.2f | %s |%n",
                what,
                speed[0],
                speed[speed.length / 2],
                speed[speed.length - 1],
                sorted(measured, round -> round.reader / 1e3 / lines)[measured.size() / 2],
                sorted(measured, round -> round.engine / 1e3 / lines)[measured.size() / 2],
                Kernel.load());
    }

    private static double[] sorted(List<Round> rounds, ToDoubleFunction<Round> number) {
        double[] numbers = rounds.stream().mapToDouble(number).toArray();
        Arrays.sort(numbers);
        return numbers;
    }
}
