package dockerana.testkit;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The platform thread that the agent would give a component. It belongs to a thread group of its own, and a thread that a component starts is
 * born into the same group: so those can be told from the threads of a far end in the same test.
 */
final class ComponentThread implements AutoCloseable {
    private final ThreadGroup group = new ThreadGroup("component under test");
    private final ExecutorService executor = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().group(group).daemon().name("component").factory());

    /** Runs a call on this thread and waits for it. */
    <T> T call(Callable<T> call, Duration patience) throws Exception {
        return result(executor.submit(call), patience);
    }

    /** Begins a call on this thread; cancelling it interrupts the thread. */
    <T> Future<T> begin(Callable<T> call) {
        return executor.submit(call);
    }

    private static <T> T result(Future<T> future, Duration patience) throws Exception {
        try {
            return future.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case Error error -> throw error;
                case Exception exception -> throw exception;
                case null, default -> throw e;
            }
        } catch (TimeoutException e) {
            future.cancel(true);
            throw e;
        }
    }

    /** The names of the threads that were started from this one and still run. */
    List<String> started() {
        Thread[] alive = new Thread[group.activeCount() + 8];
        group.enumerate(alive);
        return Arrays.stream(alive)
                .filter(Objects::nonNull)
                .map(Thread::getName)
                .filter(name -> !name.equals("component"))
                .toList();
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
