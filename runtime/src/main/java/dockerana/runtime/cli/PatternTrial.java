package dockerana.runtime.cli;

import dockerana.api.Component.Role;
import dockerana.api.LogRecord;
import dockerana.api.Records;
import dockerana.api.Status;
import dockerana.api.StreamingSource;
import dockerana.runtime.agent.Assembly;
import dockerana.runtime.agent.Assembly.Part;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Has sources read what was written before now, and hands their records on. Services are connected meanwhile; nothing is sent, and nothing is
 * remembered of where reading ended.
 */
final class PatternTrial {
    private static final Duration TO_CLOSE = Duration.ofSeconds(5);

    private final Assembly assembly;
    private final Duration patience;
    private final Duration quiet;
    private final Consumer<LogRecord> found;
    private final Map<String, String> failures = new LinkedHashMap<>();
    private final long beginNanos;
    private final AtomicLong latest = new AtomicLong();

    /**
     * @param patience how long a service may take to connect
     * @param quiet all was read when nothing came for so long
     * @param found takes the records, one at a time
     */
    PatternTrial(Assembly assembly, Duration patience, Duration quiet, Consumer<LogRecord> found) {
        this.assembly = assembly;
        this.patience = patience;
        this.quiet = quiet;
        this.found = found;
        Instant now = Instant.now();
        this.beginNanos = now.getEpochSecond() * 1_000_000_000 + now.getNano();
    }

    /** Ends when all was read. */
    void run() throws Exception {
        Opened opened = new Opened(TO_CLOSE);
        try {
            opened.connectServices(assembly, patience);
            Map<Part, Calls.Call<Boolean>> running = new LinkedHashMap<>();
            for (Part part : assembly.parts(Role.SOURCE).toList()) {
                StreamingSource source = opened.add(
                        part, (StreamingSource) assembly.builder(part).call());
                running.put(part, Calls.begin(part, () -> {
                    source.run(new Told());
                    return true;
                }));
            }
            awaitQuiet(running);
        } finally {
            assembly.parts(Role.SOURCE).forEach(part -> part.agent().interruptThreads());
            opened.closeAll();
        }
    }

    private void awaitQuiet(Map<Part, Calls.Call<Boolean>> running) throws InterruptedException {
        latest.set(System.nanoTime());
        List<Calls.Call<Boolean>> left = new ArrayList<>(running.values());
        while (!left.isEmpty() && System.nanoTime() - latest.get() < quiet.toNanos()) {
            Thread.sleep(Math.min(100, quiet.toMillis())); // between two looks
            left.removeIf(call -> call.result().isDone());
        }
        for (Map.Entry<Part, Calls.Call<Boolean>> each : running.entrySet()) {
            reason(each.getKey(), each.getValue())
                    .ifPresent(reason -> failures.put(each.getKey().agent().id(), reason));
        }
    }

    /** Why a source did not read everything, if it says so. */
    private static Optional<String> reason(Part part, Calls.Call<Boolean> call) throws InterruptedException {
        if (call.result().isDone()) {
            try {
                call.result().get();
                return Optional.of("has ended");
            } catch (ExecutionException e) {
                return Optional.of(Calls.reason(e));
            }
        }
        Status said = part.agent().vitals().part(0, 0).status();
        return said.level() == Status.Level.OK
                ? Optional.empty()
                : Optional.of(said.message() + said.remedy().map("; "::concat).orElse(""));
    }

    /** Why not everything was read of a source, by its id. */
    Map<String, String> failures() {
        return failures;
    }

    /** Takes everything at once, and tells what was written before the trial began. */
    private final class Told implements Records {
        @Override
        public boolean offer(List<LogRecord> records) {
            emit(records);
            return true;
        }

        @Override
        public void emit(List<LogRecord> records) {
            synchronized (found) {
                for (LogRecord record : records) {
                    if (record.timeNanos() < beginNanos) {
                        latest.set(System.nanoTime());
                        found.accept(record);
                    }
                }
            }
        }

        @Override
        public Optional<LogRecord> last(String originKey) {
            return Optional.empty();
        }

        @Override
        public void forget(String originKey) {}
    }
}
