package dockerana.testkit;

import com.sun.management.ThreadMXBean;
import dockerana.api.Batch;
import dockerana.api.Metric;
import dockerana.api.SampleSink;
import dockerana.api.Series;
import dockerana.api.Sink;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The checks behind {@link SampleSinkContract} that look at what a sink needs. */
final class SampleSinkMemoryChecks {
    private static final Metric METRIC = Metric.gauge("contract.series.{number}", "One of many");
    private static final int SAMPLES = 10_000;
    private static final int WARM_UP = 30;
    private static final int MEASURED = 5;

    private final SampleSinkContract contract;

    SampleSinkMemoryChecks(SampleSinkContract contract) {
        this.contract = contract;
    }

    private Trial<SampleSink> trial() throws Exception {
        return Trial.of(TestAgents.of(contract.component()), contract::sink);
    }

    void knownSeriesCostNothing() throws Exception {
        Series[] series = IntStream.range(0, SAMPLES)
                .mapToObj(i -> METRIC.of(String.valueOf(i)))
                .toArray(Series[]::new);
        try (Trial<SampleSink> trial = trial()) {
            trial.does(Sink::connect);
            long least = Long.MAX_VALUE;
            for (int i = 0; i < WARM_UP + MEASURED; i++) {
                long slot = TestBatch.SLOT.toEpochMilli() + 10_000L * i;
                Batch batch = new Batch(
                        "test",
                        slot,
                        Duration.ofSeconds(10).toNanos(),
                        series,
                        new double[SAMPLES],
                        new double[SAMPLES]);
                long allocated = trial.get(sink -> allocatedBy(sink, batch));
                least = i < WARM_UP ? least : Math.min(least, allocated);
            }
            double perSample = (double) least / SAMPLES;
            Broken.unless(
                    perSample <= contract.allocatedBytesPerSample(),
                    "A write of %d known series allocates %.1f bytes for each".formatted(SAMPLES, perSample),
                    "keep what you derive from a series in a Series.Cache, and reuse your buffers");
        }
    }

    private static long allocatedBy(SampleSink sink, Batch batch) throws Exception {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        sink.write(batch);
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    /** 10,000 series, of which each lives for one batch of a hundred. */
    void endedSeriesAreForgotten() throws Exception {
        List<WeakReference<Series>> ended = new ArrayList<>();
        try (Trial<SampleSink> trial = trial()) {
            trial.does(Sink::connect);
            for (int i = 0; i < 100; i++) {
                trial.does(writing(shortLived(i, ended)));
            }
            trial.does(writing(new TestBatch().gauge("contract.last", 1).build()));
            boolean forgotten = Trial.await(() -> {
                System.gc();
                return ended.stream().allMatch(series -> series.refersTo(null));
            });
            long kept = ended.stream().filter(series -> !series.refersTo(null)).count();
            Broken.unless(
                    forgotten,
                    "%d of %d series that ended are still held".formatted(kept, ended.size()),
                    "keep what you derive from a series in a Series.Cache, which forgets what the latest batch lacks");
        }
    }

    private static Trial.Act<SampleSink> writing(Batch batch) {
        return sink -> sink.write(batch);
    }

    private static Batch shortLived(int round, List<WeakReference<Series>> all) {
        TestBatch batch = new TestBatch().at(TestBatch.SLOT.plusSeconds(10L * round));
        for (int i = 0; i < 100; i++) {
            Series series = METRIC.of(round + "-" + i);
            all.add(new WeakReference<>(series));
            batch.add(series, 1);
        }
        return batch.build();
    }
}
