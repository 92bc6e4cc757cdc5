package dockerana.benchmarks;

import dockerana.benchmarks.EndToEnd.Result;
import dockerana.plugin.carbon.EncoderBenchmark;
import dockerana.plugin.host.HostBenchmark;
import dockerana.plugin.statsd.StatsdBenchmark;
import dockerana.runtime.pipeline.DeltasBenchmark;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.util.Statistics;

/** Runs everything and prints a table: what {@code benchmarks/run} starts. */
public final class Benchmarks {
    private static final int ROUNDS = 5;
    private static final String HEAD = """
            | what | flags | unit | min | median | max | CPU median | CPU best | |
            |---|---|---|---:|---:|---:|---:|---:|---|
            """;

    private final List<String> shipped;
    private final List<String> rows = new ArrayList<>();

    private Benchmarks(List<String> shipped) {
        this.shipped = shipped;
    }

    /** The JVM flags of the distribution. */
    public static void main(String[] flags) throws Exception {
        Benchmarks benchmarks = new Benchmarks(List.of(flags));
        benchmarks.jmh();
        benchmarks.endToEnd();
        String table = HEAD + String.join("\n", benchmarks.rows) + '\n';
        Files.writeString(Path.of("target", "table.md"), table);
        System.out.println("\n" + table);
    }

    private void jmh() throws RunnerException {
        jmh("C2", List.of("-XX:+UseSerialGC", "-Xmx256m"));
        jmh("shipped", shipped);
    }

    private void jmh(String name, List<String> flags) throws RunnerException {
        Options options = new OptionsBuilder()
                .include(EncoderBenchmark.class.getName())
                .include(DeltasBenchmark.class.getName())
                .include(HostBenchmark.class.getName())
                .include(StatsdBenchmark.class.getName())
                .mode(Mode.Throughput)
                .forks(3)
                .warmupIterations(3)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(5)
                .measurementTime(TimeValue.seconds(1))
                .addProfiler(GCProfiler.class)
                .addProfiler(CpuProfiler.class)
                .jvmArgs(flags.toArray(String[]::new))
                .build();
        Collection<RunResult> results = new Runner(options).run();
        results.forEach(result -> add(name, result));
    }

    private void add(String flags, RunResult result) {
        boolean samples = !result.getParams().getBenchmark().contains("Host");
        String benchmark = result.getParams().getBenchmark().replaceAll(".*\\.(\\w+)Benchmark\\.(\\w+)$", "$1.$2");
        String protocol = result.getParams().getParamsKeys().contains("protocol")
                ? ' ' + result.getParams().getParam("protocol").toLowerCase(Locale.ROOT)
                : "";
        Statistics clock = result.getPrimaryResult().getStatistics();
        Statistics cpu = statistics(result, CpuProfiler.LABEL);
        double scale = samples ? 1e6 : 1;
        row(
                benchmark + protocol,
                flags,
                samples ? "M samples/s" : "readings/s",
                List.of(clock.getMin() / scale, clock.getPercentile(50) / scale, clock.getMax() / scale),
                List.of(1e9 / scale / cpu.getPercentile(50), 1e9 / scale / cpu.getMin()),
                String.format(
                        Locale.ROOT,
                        "%.1f B allocated",
                        statistics(result, "gc.alloc.rate.norm").getMean()));
    }

    private static Statistics statistics(RunResult result, String label) {
        return Objects.requireNonNull(result.getSecondaryResults().get(label)).getStatistics();
    }

    private void endToEnd() throws Exception {
        EndToEnd endToEnd = new EndToEnd(shipped);
        List<Result> own = new ArrayList<>();
        List<Result> relay = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            own.add(endToEnd.dockerana());
            if (EndToEnd.hasRelay()) {
                relay.add(EndToEnd.relay());
            }
        }
        add("end to end: Dockerana, pickle", "shipped", own);
        if (!relay.isEmpty()) {
            add("end to end: carbon-c-relay, lines", "-", relay);
        }
    }

    private void add(String what, String flags, List<Result> results) {
        List<Double> rates = spread(results, result -> result.perSecond() / 1e6);
        List<Double> cpu = spread(results, result -> 1e3 / result.cpuNanos());
        long lost = results.stream().mapToLong(Result::lost).sum();
        row(what, flags, "M samples/s", rates, cpu.subList(1, 3), lost + " lost");
    }

    private static List<Double> spread(List<Result> results, ToDoubleFunction<Result> number) {
        double[] sorted = results.stream().mapToDouble(number).sorted().toArray();
        return List.of(sorted[0], sorted[sorted.length / 2], sorted[sorted.length - 1]);
    }

    private void row(
            String what, String flags, String unit, List<Double> spread, List<Double> onOneCore, String remark) {
        rows.add(String.format(
                Locale.ROOT,
                "| %s | %s | %s | %.2f | %.2f | %.2f | %.2f | %.2f | %s |",
                what,
                flags,
                unit,
                spread.get(0),
                spread.get(1),
                spread.get(2),
                onOneCore.get(0),
                onOneCore.get(1),
                remark));
    }
}
