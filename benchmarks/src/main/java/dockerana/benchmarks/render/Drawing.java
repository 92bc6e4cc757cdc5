package dockerana.benchmarks.render;

import dockerana.api.Metric;
import dockerana.api.Series;
import java.util.List;
import java.util.stream.IntStream;

/** What is drawn: the CPU of 50 containers during 6 hours, measured every 10 s. */
final class Drawing {
    static final int SERIES = 50;
    static final int STEP = 10;
    static final int TICKS = 6 * 3600 / STEP;

    /** Of them all. */
    static final String TARGET = "dockerana.*.containers.*.cpu.percent";

    private static final Metric CPU = Metric.gauge("containers.{container}.cpu.percent", "percent of a core");

    private Drawing() {}

    static List<Series> series() {
        return IntStream.range(0, SERIES)
                .mapToObj(i -> CPU.of("container-" + i))
                .toList();
    }

    /** Like a busy container, with as many digits as such numbers have. */
    static double value(int series, int tick) {
        double noise = ((series * 7919L + tick * 104_729L) % 1000) / 1000.0;
        return Math.round((30 + 20 * Math.sin(tick / 90.0 + series) + 10 * noise) * 100) / 100.0;
    }

    /** When the tick was that is the last but so many; a multiple of the step. */
    static long second(long now, int tick) {
        return now - (long) (TICKS - 1 - tick) * STEP;
    }

    /** All of it, each value, or as many as a panel of Grafana has room for. */
    static String query(long now, boolean room) {
        return "/render?format=json&target=%s&from=%d&until=%d%s"
                .formatted(TARGET, second(now, 0) - STEP, now, room ? "&maxDataPoints=1000" : "");
    }
}
