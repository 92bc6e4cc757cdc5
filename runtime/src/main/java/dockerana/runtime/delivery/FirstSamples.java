package dockerana.runtime.delivery;

import dockerana.api.Batch;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/** Waits for the first batch of every source to reach a far end: from then on the agent does what it is for. Safe for any thread. */
public final class FirstSamples {
    private final Set<String> missing;
    private final CountDownLatch complete = new CountDownLatch(1);
    private volatile long completeNanos;

    /** @param sources the ids of those that some sink takes */
    FirstSamples(Set<String> sources) {
        this.missing = new HashSet<>(sources);
        completeIfNothingIsMissing();
    }

    /** A far end has it. */
    void delivered(Batch batch) {
        if (complete.getCount() > 0) {
            remove(batch.source());
        }
    }

    private synchronized void remove(String source) {
        if (missing.remove(source)) {
            completeIfNothingIsMissing();
        }
    }

    private void completeIfNothingIsMissing() {
        if (missing.isEmpty()) {
            completeNanos = System.nanoTime();
            complete.countDown();
        }
    }

    /** Waits for them; tells at which moment of {@link System#nanoTime()} they were complete. */
    public long await() throws InterruptedException {
        complete.await();
        return completeNanos;
    }
}
