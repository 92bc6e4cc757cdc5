package dockerana.benchmarks.containers;

import dockerana.benchmarks.taking.Taken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/** Containers that write all the time, their logs rotated as is usual; the agent reads the files. The engine is measured without it, with it, and without it again. */
final class Writers {
    private static final int CONTAINERS = 10;
    private static final int LINES_PER_SECOND = 1_000;
    private static final String ROTATED =
            "{\"Type\": \"json-file\", \"Config\": {\"max-size\": \"10m\", \"max-file\": \"3\"}}";

    private final Engine engine;
    private final Path folder;
    private final Duration warmUp = Duration.ofSeconds(Integer.getInteger("benchmark.warm-up", 60));
    private final Duration measured = Duration.ofSeconds(Integer.getInteger("benchmark.seconds", 60));

    Writers(Engine engine, Path folder) {
        this.engine = engine;
        this.folder = folder;
    }

    void measure() throws Exception {
        for (int i = 0; i < CONTAINERS; i++) {
            engine.start("writer-" + i, LogsLive.writer(folder, 0, LINES_PER_SECOND, ROTATED));
        }
        Thread.sleep(Duration.ofSeconds(10)); // the engine tidies up
        System.out.printf(
                "%n%d containers write %d lines/s each; without the agent, with it, without it: %d s each%n%n",
                CONTAINERS, LINES_PER_SECOND, measured.toSeconds());
        System.out.println(
                "| lines/s taken | CPU of the agent | µs a line | RSS | engine before | meanwhile | after | load |");
        System.out.println("|---:|---:|---:|---:|---:|---:|---:|---:|");
        double before = engineShare();
        Path file = Files.createTempFile(folder, "taken", "");
        Taken taken = Taken.in(file);
        String row;
        double meanwhile;
        try (Runner agent = LogsLive.agent(engine, folder, "", "writer-*", file)) {
            Thread.sleep(warmUp);
            long count = taken.count();
            agent.begin();
            long begun = System.nanoTime();
            meanwhile = engineShare();
            long cpu = agent.cpuNanos();
            long nanos = System.nanoTime() - begun;
            long lines = taken.count() - count;
            row = String.format(
                    Locale.ROOT,
                    "| %.0f | %.2f %% | %.2f | %d MiB",
                    lines * 1e9 / nanos,
                    100.0 * cpu / nanos,
                    cpu / 1e3 / lines,
                    Kernel.status(agent.pid(), "VmRSS") / 1024);
        }
        System.out.printf(
                Locale.ROOT,
                "%s | %.2f %% | %.2f %% | %.2f %% | %s |%n",
                row,
                before,
                meanwhile,
                engineShare(),
                Kernel.load());
    }

    /** Percent of one core that the engine takes for so long. */
    private double engineShare() throws IOException, InterruptedException {
        long before = engine.cpuNanos();
        long begun = System.nanoTime();
        Thread.sleep(measured);
        return 100.0 * (engine.cpuNanos() - before) / (System.nanoTime() - begun);
    }
}
