package dockerana.benchmarks.containers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What the agent costs beside idle containers, as a process of its own with the shipped flags, and what the engine spends meanwhile: what
 * {@code benchmarks/containers} starts. Beside it, at the same time, two programs read the very files that the agent keeps open.
 */
public final class Containers {
    private static final int NEIGHBOURS_AT = 100;

    private final Path home = Path.of(System.getProperty("benchmark.home"));
    private final Path folder = Path.of(System.getProperty("benchmark.folder"));
    private final Engine engine = new Engine(Path.of(System.getProperty("benchmark.engine")));
    private final Duration idle = Duration.ofSeconds(Integer.getInteger("benchmark.idle", 30));
    private final Duration warmUp = Duration.ofSeconds(Integer.getInteger("benchmark.warm-up", 120));
    private final Duration measured = Duration.ofSeconds(Integer.getInteger("benchmark.seconds", 60));
    private final List<String> flags;
    private final List<String> rows = new ArrayList<>();

    private Containers(List<String> flags) {
        this.flags = flags;
    }

    /** The JVM flags of the distribution, then {@code --}, then the numbers of containers, ascending. */
    public static void main(String[] arguments) throws Exception {
        List<String> all = List.of(arguments);
        int end = all.indexOf("--");
        Containers benchmark = new Containers(all.subList(0, end));
        benchmark.rows.addAll(Row.HEAD);
        for (String containers : all.subList(end + 1, all.size())) {
            benchmark.measure(Integer.parseInt(containers));
        }
        String table = String.join("\n", benchmark.rows) + '\n';
        Files.writeString(benchmark.folder.resolve("table.md"), table);
        System.out.println("\n" + table);
    }

    private void measure(int containers) throws Exception {
        engine.fill(containers);
        Thread.sleep(Duration.ofSeconds(5)); // the engine tidies up
        double idleEngine = engineShare(idle);
        try (Drain drain = new Drain();
                Runner agent = agent(drain)) {
            Thread.sleep(warmUp);
            List<String> files = Kernel.filesOfContainers(agent.pid());
            try (Runner bare = Runner.reading(List.of(folder.resolve("bare").toString()), files);
                    Runner java = Runner.reading(java(BareLoop.class), files)) {
                Thread.sleep(Duration.ofSeconds(20)); // the second one's compiler
                long came = drain.bytes();
                agent.begin();
                bare.begin();
                java.begin();
                long begun = System.nanoTime();
                double busyEngine = engineShare(measured);
                long nanos = System.nanoTime() - begun;
                add(new Row(
                        "Dockerana, " + containers,
                        containers,
                        share(agent.cpuNanos(), nanos),
                        Optional.of(share(bare.cpuNanos(), nanos)),
                        Optional.of(share(java.cpuNanos(), nanos)),
                        idleEngine,
                        busyEngine,
                        agent.pid(),
                        (drain.bytes() - came) / measured.toSeconds()));
            }
        }
        if (containers == NEIGHBOURS_AT) {
            for (Neighbour neighbour : Neighbour.installed()) {
                measure(neighbour, containers, idleEngine);
            }
        }
    }

    private void measure(Neighbour neighbour, int containers, double idleEngine) throws Exception {
        try (Drain drain = new Drain();
                Runner process = neighbour.start(folder, engine.socket(), drain.port())) {
            Thread.sleep(Duration.ofSeconds(20));
            long came = drain.bytes();
            process.begin();
            long begun = System.nanoTime();
            double busyEngine = engineShare(measured);
            double share = share(process.cpuNanos(), System.nanoTime() - begun);
            add(new Row(
                    neighbour.what(),
                    containers,
                    share,
                    Optional.empty(),
                    Optional.empty(),
                    idleEngine,
                    busyEngine,
                    process.pid(),
                    (drain.bytes() - came) / measured.toSeconds()));
        }
    }

    private void add(Row row) throws IOException {
        String line = row.line();
        System.err.println(line);
        rows.add(line);
    }

    private Runner agent(Drain drain) throws IOException {
        Path configuration = folder.resolve("application.conf");
        Files.writeString(configuration, """
                dockerana {
                  host = "benchmark"
                  interval = 1s
                  sources {
                    stats   { type = container-stats }
                    network { type = container-network }
                  }
                  services.docker.endpoint = "unix://%s"
                  sinks.graphite { type = carbon, servers = ["127.0.0.1:%d"] }
                }
                """.formatted(engine.socket(), drain.port()));
        List<String> command = List.of(
                home.resolve("bin/dockerana").toString(),
                "--config",
                configuration.toString(),
                "--data",
                folder.resolve("data").toString());
        return Runner.start(command, Map.of("JAVA_HOME", System.getProperty("java.home")), folder.resolve("agent.log"));
    }

    private List<String> java(Class<?> main) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        return command;
    }

    /** Share of one core that the engine takes for so long. */
    private double engineShare(Duration time) throws IOException, InterruptedException {
        long before = engine.cpuNanos();
        long begun = System.nanoTime();
        Thread.sleep(time);
        return share(engine.cpuNanos() - before, System.nanoTime() - begun);
    }

    /** Percent of one core. */
    private static double share(long cpuNanos, long nanos) {
        return 100.0 * cpuNanos / nanos;
    }

    /** One line of the table. */
    private record Row(
            String what,
            int containers,
            double share,
            Optional<Double> bare,
            Optional<Double> bareJava,
            double idleEngine,
            double busyEngine,
            long pid,
            long bytesPerSecond) {
        static final List<String> HEAD = List.of(
                "| who, containers | CPU | for each container | bare loop in C | times | in Java | times | engine before | engine"
                        + " meanwhile | RSS | threads | descriptors | sent | load |",
                "|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|");

        String line() throws IOException {
            return String.format(
                    Locale.ROOT,
                    "| %s | %.2f %% | %.0f µs/s | %s | %s | %.2f %% | %.2f %% | %d MiB | %d | %d | %d kB/s | %s |",
                    what,
                    share,
                    share * 1e4 / containers,
                    beside(bare),
                    beside(bareJava),
                    idleEngine,
                    busyEngine,
                    Kernel.status(pid, "VmRSS") / 1024,
                    Kernel.status(pid, "Threads"),
                    Kernel.descriptors(pid),
                    bytesPerSecond / 1000,
                    Kernel.load());
        }

        private String beside(Optional<Double> other) {
            return other.map(known -> String.format(Locale.ROOT, "%.2f %% | %.2f", known, share / known))
                    .orElse("- | -");
        }
    }
}
