package dockerana.testkit;

import dockerana.api.Agent;
import dockerana.api.Component;
import dockerana.api.Metric;
import dockerana.api.SampleSink;
import dockerana.api.Series;
import java.time.Instant;
import java.util.BitSet;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a sink promises besides that spreads its series over several servers. Nothing is sent: the servers need not be there. */
public interface LanesContract {
    /** The offer that the plugin makes of this sink. */
    Component component();

    /** Builds a new sink for several servers; called on the sink's thread. */
    SampleSink sink(Agent agent) throws Exception;

    private Trial<SampleSink> trial() throws Exception {
        return Trial.of(TestAgents.of(component()), this::sink);
    }

    private static List<Series> series() {
        Metric metric = Metric.gauge("contract.series.{number}", "One of many");
        return IntStream.range(0, 1_000)
                .mapToObj(i -> metric.of(String.valueOf(i)))
                .toList();
    }

    /** The agent gives each a thread and an outbox of its own. */
    @Test
    default void everyLaneIsASinkOfItsOwn() throws Exception {
        try (Trial<SampleSink> trial = trial()) {
            List<? extends SampleSink> lanes = trial.get(SampleSink::lanes);
            Set<SampleSink> distinct = Collections.newSetFromMap(new IdentityHashMap<>());
            distinct.addAll(lanes);
            Broken.unless(
                    lanes.size() > 1 && distinct.size() == lanes.size() && !distinct.contains(trial.component()),
                    "lanes() returned " + lanes,
                    "return one new sink for each server");
        }
    }

    /** A series that has no lane is lost; a lane that has no series is a server without work. */
    @Test
    default void everySeriesHasALaneAndEveryLaneHasSeries() throws Exception {
        try (Trial<SampleSink> trial = trial()) {
            int lanes = trial.get(SampleSink::lanes).size();
            BitSet used = new BitSet();
            for (Series series : series()) {
                int lane = trial.component().lane(series);
                Broken.unless(
                        lane >= 0 && lane < lanes,
                        "lane('%s') is %d of %d".formatted(series, lane, lanes),
                        "return an index into lanes()");
                used.set(lane);
            }
            Broken.unless(
                    used.cardinality() == lanes,
                    "A thousand series use the lanes %s of %d".formatted(used, lanes),
                    "spread series by a hash of their paths");
        }
    }

    /** Asked on the threads of all sources; a restart and a new start of a counter must not move a series. */
    @Test
    default void theLaneIsAPureFunctionOfThePath() throws Exception {
        try (Trial<SampleSink> one = trial();
                Trial<SampleSink> other = trial()) {
            for (Series series : series()) {
                int lane = one.component().lane(series);
                Series changed = series.startedAt(Instant.EPOCH).with(Map.of("image", "another"));
                Broken.unless(
                        one.component().lane(series) == lane
                                && one.component().lane(changed) == lane
                                && other.component().lane(series) == lane,
                        "'%s' changed its lane".formatted(series),
                        "compute the lane from Series.path() or Agent.path() and nothing else");
            }
        }
    }
}
