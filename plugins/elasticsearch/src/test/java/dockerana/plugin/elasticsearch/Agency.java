package dockerana.plugin.elasticsearch;

import dockerana.api.LogRecord;
import dockerana.api.RefusedException;
import dockerana.runtime.component.Backoff;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Writes to a sink as the agent does: what fails comes again, after its pauses. */
final class Agency {
    private final ElasticsearchSink sink;
    private final List<Long> attempts = new ArrayList<>();
    private final Duration patience;
    private boolean connected;

    /** @param patience how long a write may fail */
    Agency(ElasticsearchSink sink, Duration patience) {
        this.sink = sink;
        this.patience = patience;
    }

    /** Returns when everything is settled. */
    void deliver(List<LogRecord> records, int perWrite) throws InterruptedException {
        for (int from = 0; from < records.size(); from += perWrite) {
            deliver(records.subList(from, Math.min(records.size(), from + perWrite)));
        }
    }

    private void deliver(List<LogRecord> records) throws InterruptedException {
        Backoff refusals = Backoff.ofRefusals();
        Backoff connections = Backoff.ofConnections();
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            try {
                if (!connected) {
                    sink.connect();
                    connected = true;
                }
                attempts.add(System.nanoTime());
                sink.write(records);
                return;
            } catch (RefusedException e) {
                failIfLate(deadline, e);
                TimeUnit.MILLISECONDS.sleep(
                        refusals.next(e.pause()).toMillis()); // the agent's pause, not a wait for something
            } catch (IOException e) {
                failIfLate(deadline, e);
                connected = false;
                TimeUnit.MILLISECONDS.sleep(connections.next().toMillis());
            }
        }
    }

    private static void failIfLate(long deadline, IOException last) {
        if (System.nanoTime() - deadline > 0) {
            throw new AssertionError("not delivered in time", last);
        }
    }

    /** When it wrote, by {@link System#nanoTime()}. */
    List<Long> attempts() {
        return attempts;
    }
}
