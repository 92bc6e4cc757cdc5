package dockerana.distribution;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** A thread with nothing to do but to wake up on each boundary: how late it is, is how late this machine lets anybody be. */
final class Metronome implements AutoCloseable {
    private final AtomicLong late = new AtomicLong();
    private final Thread thread;

    Metronome(long intervalMillis, long toleratedMillis) {
        this.thread = Thread.ofPlatform().daemon().start(() -> tick(intervalMillis, toleratedMillis));
    }

    private void tick(long intervalMillis, long toleratedMillis) {
        try {
            while (true) {
                long due = (System.currentTimeMillis() / intervalMillis + 1) * intervalMillis;
                TimeUnit.MILLISECONDS.sleep(due - System.currentTimeMillis());
                long behind = System.currentTimeMillis() - due;
                if (behind > toleratedMillis) {
                    late.addAndGet(behind / intervalMillis + 1);
                }
            }
        } catch (InterruptedException e) { // closed
        }
    }

    /** How many ticks came too late, or not at all. */
    long late() {
        return late.get();
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
