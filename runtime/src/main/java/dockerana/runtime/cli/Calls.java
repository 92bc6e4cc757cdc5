package dockerana.runtime.cli;

import dockerana.runtime.agent.Assembly.Part;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Calls components on threads like their own, which are left alone if it takes too long. */
final class Calls {
    private Calls() {}

    /** A call that is under way. */
    record Call<T>(FutureTask<T> result, Thread thread) {
        /** What came of it, or what it threw. */
        T result(Duration patience) throws Exception {
            try {
                return result.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                thread.interrupt();
                throw new IOException("has not answered for %d s".formatted(patience.toSeconds()), e);
            } catch (ExecutionException e) {
                throw e.getCause() instanceof Exception cause ? cause : e;
            }
        }
    }

    static <T> Call<T> begin(Part part, Callable<T> task) {
        FutureTask<T> result = new FutureTask<>(task);
        Thread thread = part.agent().threads().newThread(result);
        thread.start();
        return new Call<>(result, thread);
    }

    static <T> T on(Part part, Duration patience, Callable<T> task) throws Exception {
        return begin(part, task).result(patience);
    }

    /** Why a call failed, in one sentence. */
    static String reason(Exception failure) {
        Throwable cause =
                failure instanceof ExecutionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause instanceof IOException ? String.valueOf(cause.getMessage()) : "has a bug: " + cause;
    }
}
