package dockerana.plugin.dockerevents;

import dockerana.api.Metric;
import dockerana.api.Samples;
import dockerana.api.Series;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How many events there were of each kind. Guarded by its {@link Ledger}. */
final class EventCounts {
    static final Metric EVENTS = Metric.counter(
            "docker.events.{type}.{action}",
            "Docker events of this type and action; execs of health checks have the type healthcheck");

    /** Engines know about a hundred kinds. What one makes up beyond this is counted together. */
    private static final int MOST = 256;

    private final Map<String, Map<String, Count>> byKind = new HashMap<>();
    private final Map<Series, Count> bySeries = new HashMap<>();
    private final List<Count> all = new ArrayList<>();
    private int kinds;

    private static final class Count {
        private final Series series;
        private long total;

        Count(Series series) {
            this.series = series;
        }
    }

    /** @param now from when on a new kind is counted */
    void count(String type, String action, Instant now) {
        Map<String, Count> ofType = byKind.get(type);
        Count count = ofType == null ? null : ofType.get(action);
        if (count == null) {
            boolean room = kinds < MOST;
            count = room ? counted(type, action, now) : counted("other", "other", now);
            if (room) {
                byKind.computeIfAbsent(type, first -> new HashMap<>()).put(action, count);
                kinds++;
            }
        }
        count.total++;
    }

    /** Two kinds whose paths are one are counted as one. */
    private Count counted(String type, String action, Instant now) {
        Series series = EVENTS.of(type, action).startedAt(now);
        return bySeries.computeIfAbsent(series, first -> {
            Count count = new Count(series);
            all.add(count);
            return count;
        });
    }

    void addTo(Samples samples) {
        for (int i = 0; i < all.size(); i++) {
            Count count = all.get(i);
            samples.add(count.series, (double) count.total);
        }
    }
}
