package dockerana.plugin.console;

import dockerana.api.Batch;
import dockerana.api.Component.Role;
import dockerana.api.Series;
import dockerana.api.Status;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/**
 * Shows a recorded case as if it were alive, to look at: {@code java -cp … dockerana.plugin.console.Demo CASE SECONDS}, from the plugin's
 * folder.
 */
final class Demo {
    private Demo() {}

    /** What {@code java} runs. */
    public static void main(String[] arguments) throws Exception {
        Case input = Case.of(arguments[0]);
        FakeAgent agent = new FakeAgent()
                .with(Role.SOURCE, "host", Status.ok(""), 12.4, 0, 0)
                .with(Role.SINK, "console", Status.ok(""), 13.4, 0, 0)
                .with(
                        Role.SINK,
                        "graphite",
                        Status.failed("carbon.example.com:2004 refused the connection", "Is carbon running?"),
                        0,
                        12_345,
                        42);
        ConsoleSink sink = new ConsoleSink(new ConsoleConfig(ConsoleConfig.Format.AUTO), agent);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(sink)));
        sink.connect();
        Random random = new Random(1);
        for (int second = 0; second < Integer.parseInt(arguments[1]); second++) {
            agent.now = Instant.now();
            for (Batch batch : input.batches()) {
                sink.write(alive(batch, random));
            }
            sink.write(List.copyOf(input.records()));
            Thread.sleep(1000);
        }
    }

    private static Batch alive(Batch batch, Random random) {
        Series[] series = new Series[batch.size()];
        double[] values = new double[series.length];
        double[] deltas = new double[series.length];
        for (int i = 0; i < series.length; i++) {
            series[i] = batch.series(i);
            boolean moves = series[i].metric().unit().equals("percent");
            values[i] = batch.value(i) * (moves ? random.nextDouble(0.7, 1.02) : 1);
            deltas[i] = batch.delta(i) * random.nextDouble(0.5, 1.5);
        }
        return new Batch(
                batch.source(),
                Instant.now().toEpochMilli() / 1000 * 1000,
                batch.elapsedNanos(),
                series,
                values,
                deltas);
    }

    private static void close(ConsoleSink sink) {
        try {
            sink.close();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
