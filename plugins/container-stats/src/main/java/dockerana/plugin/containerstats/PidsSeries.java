package dockerana.plugin.containerstats;

import dockerana.api.Metric;
import dockerana.api.Samples;
import dockerana.api.Series;
import dockerana.plugin.containers.Run;
import java.util.List;

/** How many processes and threads one run of a container has. */
final class PidsSeries {
    private static final Metric CURRENT =
            Metric.gauge("containers.{container}.pids.current", "Processes and threads that there are");
    private static final Metric LIMIT = Metric.gauge(
            "containers.{container}.pids.limit", "Processes and threads that there may be at most, if limited");
    static final List<Metric> METRICS = List.of(CURRENT, LIMIT);

    private final Series current;
    private final Series limit;

    PidsSeries(Run run) {
        current = run.series(CURRENT);
        limit = run.series(LIMIT);
    }

    void add(Samples samples, double now, double most) {
        samples.add(current, now);
        samples.add(limit, most);
    }
}
