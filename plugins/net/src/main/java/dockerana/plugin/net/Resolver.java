package dockerana.plugin.net;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the addresses of one host, anew each time, on a thread of its own: the system's resolver may take minutes and cannot be
 * interrupted. No second question is put while the first is unanswered.
 */
final class Resolver {
    private final String host;
    private final ThreadFactory threads;
    private @Nullable FutureTask<List<InetAddress>> asking;

    Resolver(String host, ThreadFactory threads) {
        this.host = host;
        this.threads = threads;
    }

    /** All addresses, in the order in which they are to be tried. */
    List<InetAddress> addresses(Duration timeout) throws IOException, InterruptedException {
        FutureTask<List<InetAddress>> question = asking;
        if (question == null) {
            question = new FutureTask<>(() -> List.of(InetAddress.getAllByName(host)));
            threads.newThread(question).start();
            asking = question;
        }
        try {
            List<InetAddress> addresses = question.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
            asking = null;
            return addresses;
        } catch (TimeoutException e) {
            throw new IOException("its name was not resolved in time", e);
        } catch (ExecutionException e) {
            asking = null;
            throw new IOException("its name cannot be resolved", e);
        }
    }
}
