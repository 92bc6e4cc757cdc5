package dockerana.plugin.host;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Asks filesystems on a thread of its own, because a dead server or a broken disk may never answer. The thread that hangs stays with that
 * filesystem, which is not asked again before it answers, and another thread goes on with the rest: so there is one thread, and one more for
 * each filesystem that hangs. Asked by one thread; everything is guarded by this object.
 */
final class Prober implements AutoCloseable {
    /** With this many hanging calls nothing more is asked: there may be ever more where somebody mounts a dead filesystem again and again. */
    private static final int MOST_HANGING = 16;

    private final ThreadFactory threads;
    private final long patienceNanos;
    private final Queue<Inquiry> waiting = new ArrayDeque<>();
    private @Nullable Thread worker;
    private int hangingCalls;

    /** @param patience how long a filesystem may take */
    Prober(ThreadFactory threads, Duration patience) {
        this.threads = threads;
        this.patienceNanos = patience.toNanos();
    }

    /** What one filesystem is asked, and what came of it. */
    final class Inquiry {
        private final Statvfs.Question question;
        private @Nullable Space answer;
        private long begunNanos;
        private boolean pending;
        private boolean begun;
        private boolean hanging;

        Inquiry(Statvfs.Question question) {
            this.question = question;
        }

        /** The answer to the latest {@link Prober#ask}; null if there is none. */
        @Nullable Space answer() {
            synchronized (Prober.this) {
                return pending ? null : answer;
            }
        }

        /** Whether it was asked and did not answer in time, nor since. */
        boolean hangs() {
            synchronized (Prober.this) {
                return hanging;
            }
        }
    }

    /** Asks all that do not hang; returns when each has answered or used up its time. */
    synchronized void ask(List<Inquiry> inquiries) throws InterruptedException {
        for (int i = 0; i < inquiries.size(); i++) {
            Inquiry inquiry = inquiries.get(i);
            if (!inquiry.pending) {
                inquiry.pending = true;
                inquiry.begun = false;
                inquiry.answer = null;
                waiting.add(inquiry);
            }
        }
        notifyAll();
        for (int i = 0; i < inquiries.size(); i++) {
            await(inquiries.get(i));
        }
    }

    private void await(Inquiry inquiry) throws InterruptedException {
        while (inquiry.pending && !inquiry.hanging) {
            if (worker == null && !begin()) {
                waiting.remove(inquiry);
                inquiry.pending = false;
                return;
            }
            // its time runs from when it is really asked: on a busy machine the thread may have to wait for a processor
            long left = inquiry.begun ? inquiry.begunNanos + patienceNanos - System.nanoTime() : patienceNanos;
            if (left > 0) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            } else {
                inquiry.hanging = true;
                hangingCalls++;
                worker = null; // it stays with this one
            }
        }
    }

    private boolean begin() {
        if (hangingCalls == MOST_HANGING) {
            return false;
        }
        worker = threads.newThread(this::work);
        worker.start();
        return true;
    }

    private void work() {
        try {
            for (Inquiry next = next(); next != null; next = next()) {
                Space answer = null;
                try {
                    answer = next.question.ask();
                } finally {
                    answered(next, answer);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closing
        } finally {
            ended();
        }
    }

    /** A thread that ends of an error must not be waited for: the next question starts another. */
    private synchronized void ended() {
        if (worker == Thread.currentThread()) {
            worker = null;
            notifyAll();
        }
    }

    /** Waits for the next to be asked; null if another thread does that now. */
    private synchronized @Nullable Inquiry next() throws InterruptedException {
        while (worker == Thread.currentThread() && waiting.isEmpty()) {
            wait();
        }
        Inquiry next = worker == Thread.currentThread() ? waiting.poll() : null;
        if (next != null) {
            next.begun = true;
            next.begunNanos = System.nanoTime();
        }
        return next;
    }

    private synchronized void answered(Inquiry inquiry, @Nullable Space answer) {
        inquiry.answer = answer;
        inquiry.pending = false;
        if (inquiry.hanging) {
            inquiry.hanging = false;
            hangingCalls--;
        }
        notifyAll();
    }

    /** Ends the thread that waits for work; those that hang end when they are answered. */
    @Override
    public synchronized void close() {
        worker = null;
        waiting.clear();
        notifyAll();
    }
}
