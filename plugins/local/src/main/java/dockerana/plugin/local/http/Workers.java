package dockerana.plugin.local.http;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The few platform threads that compute answers, so that those who wait for sockets need not. They end when there is nothing to do. */
public final class Workers implements AutoCloseable {
    private static final int THREADS = 4;
    private static final int WAITING = 512;

    private final ThreadPoolExecutor pool;
    private final Duration patience;

    /** @param patience how long a task may take, with the time that it waits for a thread */
    public Workers(ThreadFactory threads, Duration patience) {
        this.pool = new ThreadPoolExecutor(
                THREADS, THREADS, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(WAITING), threads);
        this.pool.allowCoreThreadTimeOut(true);
        this.patience = patience;
    }

    /**
     * Has something computed, and waits for it.
     *
     * @throws Failure if it took too long, or there is too much to do
     */
    <T> T call(Callable<T> task) throws Exception {
        Future<T> result;
        try {
            result = pool.submit(task);
        } catch (RejectedExecutionException e) {
            throw new Failure(503, "too much to do; ask again later");
        }
        try {
            return result.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            result.cancel(false); // an interrupt would close the store's file under all others
            throw new Failure(503, "took longer than " + patience.toSeconds() + " s; ask for less");
        } catch (InterruptedException e) {
            result.cancel(false);
            throw e;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    /**
     * Has something computed in the midst of an answer, and waits for it.
     *
     * @throws IOException if it cannot be: then the answer ends there
     */
    public <T> T compute(Callable<T> task) throws IOException, InterruptedException {
        try {
            return call(task);
        } catch (IOException | InterruptedException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        pool.getQueue().clear();
        pool.shutdown();
    }
}
