package dockerana.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SeriesCacheTest {
    private static final Metric RX = Metric.counter("containers.{container}.rx_bytes", "Bytes received");

    private final List<Series> made = new ArrayList<>();
    private final Series.Cache<String> cache = new Series.Cache<>(String[]::new, series -> {
        made.add(series);
        return series.path() + ' ' + series.start().isPresent();
    });

    private static Batch batch(String source, Series... series) {
        return new Batch(source, 0, 1, series, new double[series.length], new double[series.length]);
    }

    @Test
    void somethingIsMadeOncePerInstance() {
        Series a = RX.of("a");
        Series b = RX.of("b");

        assertThat(cache.of(batch("s", a, b)))
                .containsExactly("containers.a.rx_bytes false", "containers.b.rx_bytes false");
        assertThat(cache.of(batch("s", a, b)))
                .containsExactly("containers.a.rx_bytes false", "containers.b.rx_bytes false");
        assertThat(cache.of(batch("s", b, a)))
                .containsExactly("containers.b.rx_bytes false", "containers.a.rx_bytes false");
        assertThat(made).containsExactly(a, b);
    }

    @Test
    void anEqualSeriesWithAnotherStartIsMadeAnew() {
        Series a = RX.of("a");
        Series later = a.startedAt(Instant.EPOCH);
        cache.of(batch("s", a));

        assertThat(cache.of(batch("s", later))).containsExactly("containers.a.rx_bytes true");
        assertThat(cache.size()).isEqualTo(1);
    }

    @Test
    void whatTheLatestBatchOfASourceLacksIsForgotten() {
        Series a = RX.of("a");
        Series b = RX.of("b");
        cache.of(batch("s", a, b));

        cache.of(batch("s", b));
        assertThat(cache.size()).isEqualTo(1);
        cache.of(batch("s", b, a));

        assertThat(made).containsExactly(a, b, a);
    }

    @Test
    void sourcesAreKeptApart() {
        Series a = RX.of("a");
        cache.of(batch("one", a));
        cache.of(batch("two", a));
        assertThat(cache.size()).isEqualTo(2);

        cache.of(batch("one"));

        assertThat(cache.size()).isEqualTo(1);
        cache.of(batch("two", a));
        assertThat(made).containsExactly(a, a);
    }

    @Test
    void tenThousandShortLivedSeriesLeaveNothing() {
        for (int i = 0; i < 10_000; i++) {
            cache.of(batch("s", RX.of("short-" + i), RX.of("lived-" + i)));
        }

        assertThat(cache.size()).isEqualTo(2);
    }

    @Test
    void theSameInstancesInTheSameOrderAllocateNothing() {
        Series[] series =
                IntStream.range(0, 10_000).mapToObj(i -> RX.of("c" + i)).toArray(Series[]::new);
        Batch batch = batch("s", series);
        Batch next = batch("s", Arrays.copyOf(series, series.length));
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 20; i++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            cache.of(batch);
            cache.of(next);
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }

        assertThat(least).isZero();
    }
}
