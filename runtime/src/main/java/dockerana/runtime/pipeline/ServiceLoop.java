package dockerana.runtime.pipeline;

import dockerana.api.Service;
import dockerana.runtime.component.Backoff;
import dockerana.runtime.component.ComponentAgent;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Connects and runs one service on a thread of its own, again after every failure, on the same instance: dependents hold it. */
public final class ServiceLoop {
    private final ComponentAgent agent;
    private final Callable<Service> shared;
    private final Thread thread;
    private final Backoff connections = Backoff.ofConnections();
    private final Backoff restarts = Backoff.ofRestarts();
    private volatile @Nullable Service service;
    private volatile boolean closing;

    /** @param shared gives the one instance; tried again while it fails */
    public ServiceLoop(ComponentAgent agent, Callable<Service> shared, ClassLoader plugin) {
        this.agent = agent;
        this.shared = shared;
        this.thread = Thread.ofPlatform().daemon().name("service-" + agent.id()).unstarted(this::run);
        thread.setContextClassLoader(plugin);
    }

    /** What it does and suffers. */
    public ComponentAgent agent() {
        return agent;
    }

    void start() {
        thread.start();
    }

    private void run() {
        try {
            boolean ended = false;
            while (!closing && !ended) {
                ended = ranToItsEnd();
            }
            awaitClose();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closing
        } finally {
            closeService();
        }
    }

    /** A service without anything to run is still used until the end. */
    private synchronized void awaitClose() throws InterruptedException {
        while (!closing) {
            wait();
        }
    }

    private boolean ranToItsEnd() throws InterruptedException {
        try {
            Service own = shared.call();
            service = own;
            own.connect();
            connections.reset();
            agent.vitals().trouble().recovered();
            own.run();
            return true;
        } catch (InterruptedException e) {
            throw e;
        } catch (IOException e) {
            pause(connections.next(), p -> agent.vitals().trouble().farEndFailed(e, p));
        } catch (Throwable e) { // an Error of a plugin must not end this thread either
            pause(restarts.next(), p -> agent.vitals().trouble().crashed(e, p));
        }
        return false;
    }

    private void pause(Duration pause, Consumer<Duration> tell) throws InterruptedException {
        if (closing) {
            return;
        }
        agent.vitals().errors.increment();
        tell.accept(pause);
        Thread.sleep(pause);
    }

    private void closeService() {
        Service own = service;
        if (own == null) {
            return;
        }
        try {
            own.close();
        } catch (Exception | LinkageError e) {
            agent.vitals().trouble().noted("did not close cleanly: " + e);
        }
        agent.interruptThreads();
    }

    /** Interrupts it and waits until it has closed its service, at most until a moment of {@link System#nanoTime()}. */
    void close(long deadlineNanos) throws InterruptedException {
        synchronized (this) {
            closing = true;
            notifyAll();
        }
        thread.interrupt();
        long left = deadlineNanos - System.nanoTime();
        if (left > 0) {
            thread.join(Duration.ofNanos(left));
        }
    }
}
