package dockerana.plugin.statsd;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The server's address, looked up again now and then on a thread of its own: the system's resolver may take minutes and cannot be interrupted,
 * and while it does, the address known last is good enough. Confined to the sink's thread.
 */
final class Address {
    private final Server server;
    private final Lookup lookup;
    private final ThreadFactory threads;
    private final LongSupplier nanoTime;
    private final long everyNanos;
    private @Nullable FutureTask<List<InetAddress>> asking;
    private long askedAt;

    /** The system's resolver, or a test's. */
    interface Lookup {
        List<InetAddress> addresses(String host) throws IOException;
    }

    Address(Server server, Duration every, Lookup lookup, ThreadFactory threads, LongSupplier nanoTime) {
        this.server = server;
        this.lookup = lookup;
        this.threads = threads;
        this.nanoTime = nanoTime;
        this.everyNanos = every.toNanos();
    }

    static List<InetAddress> bySystem(String host) throws IOException {
        return List.of(InetAddress.getAllByName(host));
    }

    /** Looks it up and waits for it, at most so long. */
    InetAddress now(Duration atMost) throws IOException, InterruptedException {
        FutureTask<List<InetAddress>> question = asking == null ? asked() : asking;
        asking = question; // also past a timeout: no second one while the first is unanswered
        try {
            List<InetAddress> addresses = question.get(atMost.toNanos(), TimeUnit.NANOSECONDS);
            asking = null;
            return addresses.getFirst();
        } catch (TimeoutException e) {
            throw new IOException("cannot send to %s: its name was not resolved in time".formatted(server), e);
        } catch (ExecutionException e) {
            asking = null;
            throw new IOException("cannot send to %s: its name cannot be resolved".formatted(server), e);
        }
    }

    /** The new address, if the one before is not the server's any more as far as is known. Never waits. */
    Optional<InetAddress> changedFrom(InetAddress before) throws InterruptedException {
        if (asking == null && nanoTime.getAsLong() - askedAt >= everyNanos) {
            asking = asked();
        }
        FutureTask<List<InetAddress>> question = asking;
        if (question == null || !question.isDone()) {
            return Optional.empty();
        }
        asking = null;
        try {
            List<InetAddress> addresses = question.get();
            return addresses.contains(before) ? Optional.empty() : Optional.of(addresses.getFirst());
        } catch (ExecutionException e) { // the resolver is down, which says nothing about the server
            return Optional.empty();
        }
    }

    private FutureTask<List<InetAddress>> asked() {
        FutureTask<List<InetAddress>> question = new FutureTask<>(() -> lookup.addresses(server.host()));
        askedAt = nanoTime.getAsLong();
        threads.newThread(question).start();
        return question;
    }
}
