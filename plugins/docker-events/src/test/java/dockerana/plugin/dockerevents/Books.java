package dockerana.plugin.dockerevents;

import dockerana.api.Series;
import dockerana.testkit.CollectedSamples;
import dockerana.testkit.FakeClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;

/** A ledger, what it is told by, and what comes of it. */
final class Books {
    final FakeClock clock = new FakeClock(Made.BEGUN.plusSeconds(100));
    private final FakeFeed feed = new FakeFeed();
    final Ledger ledger = new Ledger(clock, feed::containers);

    /** These are there now, and no others. */
    void there(Made... containers) {
        feed.containers = Stream.of(containers).map(Made::container).toList();
    }

    Instant now() {
        return clock.instant();
    }

    /** A reading, a second after what was before and a second before what comes. */
    CollectedSamples collected() {
        clock.advance(Duration.ofSeconds(1));
        CollectedSamples samples = new CollectedSamples();
        ledger.addTo(samples);
        clock.advance(Duration.ofSeconds(1));
        return samples;
    }

    /** What there is of one container, without the beginning of its paths. */
    static List<String> about(String name, SortedMap<String, Double> values) {
        return values.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("containers." + name + "."))
                .map(entry -> entry.getKey().substring(12 + name.length()) + "=" + entry.getValue())
                .toList();
    }

    /** Since when something is counted. */
    static Instant start(CollectedSamples samples, String path) {
        return samples.series().stream()
                .filter(series -> series.path().equals(path))
                .map(Series::start)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow();
    }
}
