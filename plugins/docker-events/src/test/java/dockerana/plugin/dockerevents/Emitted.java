package dockerana.plugin.dockerevents;

import dockerana.api.LogRecord;
import dockerana.api.Records;
import dockerana.plugin.docker.Eventually;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps the records that are handed over; its last is where to go on. */
final class Emitted implements Records {
    private final List<LogRecord> records = new CopyOnWriteArrayList<>();
    private volatile Optional<LogRecord> last = Optional.empty();

    List<LogRecord> all() {
        return List.copyOf(records);
    }

    /** Waits until there are so many. */
    void await(int count) throws Exception {
        Eventually.is(count + " records", Duration.ofSeconds(20), () -> records.size() >= count);
    }

    List<String> sentences() {
        return records.stream().map(LogRecord::text).toList();
    }

    /** As if this was the last that an earlier process handed over, without its text as the runtime has it. */
    Emitted after(LogRecord earlier) {
        last = Optional.of(new LogRecord(earlier.origin(), earlier.timeNanos(), earlier.ordinal(), 0, ""));
        return this;
    }

    @Override
    public boolean offer(List<LogRecord> offered) {
        throw new AssertionError("events cannot be read again");
    }

    @Override
    public void emit(List<LogRecord> emitted) {
        records.addAll(emitted);
        last = Optional.of(emitted.getLast());
    }

    @Override
    public Optional<LogRecord> last(String originKey) {
        return originKey.equals("events") ? last : Optional.empty();
    }

    @Override
    public void forget(String originKey) {
        throw new AssertionError("the engine stays");
    }
}
