package dockerana.plugin.docker;

import dockerana.api.Metric;
import dockerana.api.Samples;
import dockerana.api.Series;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/** What was counted of one kind of call. Counted on any thread. */
final class Tally {
    private static final Metric CALLS = Metric.counter(
            "docker.api.{call}.calls", "Calls of this agent to the Docker API, such as list, inspect, events");
    private static final Metric ERRORS =
            Metric.counter("docker.api.{call}.errors", "Of those, how many got no answer or a refusal");
    private static final Metric SECONDS =
            Metric.counter("docker.api.{call}.seconds", "Time this agent waited for answers of the Docker API");
    static final List<Metric> METRICS = List.of(CALLS, ERRORS, SECONDS);

    private final Series calls;
    private final Series errors;
    private final Series seconds;
    private final LongAdder called = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder waitedNanos = new LongAdder();

    Tally(String call, Instant since) {
        this.calls = CALLS.of(call).startedAt(since);
        this.errors = ERRORS.of(call).startedAt(since);
        this.seconds = SECONDS.of(call).startedAt(since);
    }

    void count(long nanos, boolean answered) {
        called.increment();
        waitedNanos.add(nanos);
        if (!answered) {
            failed.increment();
        }
    }

    void addTo(Samples samples) {
        samples.add(calls, (double) called.sum());
        samples.add(errors, (double) failed.sum());
        samples.add(seconds, waitedNanos.sum() / 1e9);
    }
}
