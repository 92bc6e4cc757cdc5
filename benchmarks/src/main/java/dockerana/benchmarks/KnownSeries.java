package dockerana.benchmarks;

import dockerana.api.Batch;
import dockerana.api.Component.Role;
import dockerana.api.Health;
import dockerana.api.Metric;
import dockerana.api.Series;
import dockerana.runtime.component.ComponentAgent;
import dockerana.runtime.component.Names;
import dockerana.runtime.component.Vitals;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * What all benchmarks send: 10,000 series of 250 containers, half of them counters, in names of one length ({@code
 * dockerana.web01.containers.c042.measured.m07}), with values of seven digits.
 */
public final class KnownSeries {
    /** How many there are. */
    public static final int COUNT = 10_000;

    /** Characters of a path. */
    public static final int NAME_LENGTH = "dockerana.web01.containers.c042.measured.m07".length();

    private static final int METRICS = 40;
    private static final long SLOT_MILLIS = 1_795_618_800_000L;

    private final Series[] series = new Series[COUNT];
    private final double[] values = new double[COUNT];
    private final double[] deltas = new double[COUNT];

    /** The same every time. */
    public KnownSeries() {
        Random random = new Random(2014);
        for (int i = 0; i < COUNT; i++) {
            String pattern = "containers.{container}.measured.m%02d".formatted(i % METRICS);
            boolean counter = i % 2 == 1;
            Metric metric = counter ? Metric.counter(pattern, "A total") : Metric.gauge(pattern, "A reading");
            series[i] = metric.of("c%03d".formatted(i / METRICS));
            values[i] = random.nextInt(1_000_000, 10_000_000) / 1000.0;
            deltas[i] = counter ? values[i] * 10 : Double.NaN;
        }
    }

    /** The series itself. */
    public Series series(int index) {
        return series[index];
    }

    /** What a source would add. */
    public double value(int index) {
        return values[index];
    }

    /** A snapshot of its own, of so many seconds after the first. */
    public Batch batch(int second) {
        return new Batch(
                "measured", SLOT_MILLIS + second * 1000L, 10_000_000_000L, series, values.clone(), deltas.clone());
    }

    /** The same samples as lines; all lines have one length. */
    public String lines() {
        Names names = names();
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < COUNT; i++) {
            lines.append(
                    String.format(Locale.ROOT, "%s %08.3f %d\n", names.path(series[i]), values[i], SLOT_MILLIS / 1000));
        }
        return lines.toString();
    }

    /** What a component of that role asks of its agent. */
    public static ComponentAgent agent(Role role, String type) {
        return new ComponentAgent(
                new Vitals(role, "measured", type),
                KnownSeries::names,
                InstantSource.system(),
                KnownSeries.class.getClassLoader(),
                () -> new Health(Instant.EPOCH, List.of(), List.of()),
                Path.of("data"));
    }

    private static Names names() {
        return new Names("web01", "dockerana.{host}");
    }
}
