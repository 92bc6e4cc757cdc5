package dockerana.runtime.pipeline;

import dockerana.api.Service;
import dockerana.runtime.component.Backoff;
import dockerana.runtime.component.ComponentAgent;
import dockerana.runtime.component.Trouble;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Connects and runs one service on a thread of its own, again after every failure, on the same instance: dependents hold it. */
public final class ServiceLoop {
    private static final long ONE_SECOND = 1_000_000_000;
    private static final long LASTING_NANOS = Backoff.LONGEST_CONNECTION_PAUSE.toNanos();

    private final ComponentAgent agent;
    private final Trouble trouble;
    private final Callable<Service> shared;
    private final Thread thread;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final CountDownLatch tried = new CountDownLatch(1);
    private final Backoff connections = Backoff.ofConnections();
    private final Backoff restarts = Backoff.ofRestarts();
    private @Nullable Service service;
    private volatile long connectsSinceNanos;
    private volatile long runsSinceNanos;

    /** @param shared gives the one instance; tried again while it fails */
    public ServiceLoop(ComponentAgent agent, Callable<Service> shared, ClassLoader plugin) {
        this.agent = agent;
        this.trouble = agent.vitals().trouble();
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

    /** Only {@link #close} ends it: plugins throw anything, and interrupt the thread they are called on. */
    private void run() {
        while (!isClosing()) {
            try {
                attempt();
            } catch (Throwable e) { // not even the handling of a failure worked, as for want of memory
                Thread.interrupted();
                LockSupport.parkNanos(ONE_SECOND);
            }
        }
        Thread.interrupted(); // a service may close files, which an interrupted thread cannot
        closeService();
    }

    private void attempt() {
        long begun = System.nanoTime();
        try {
            connectAndRun();
            closing.await(); // with nothing left to run it is still used until the end
        } catch (IOException e) {
            failed(begun);
            pause(connections, pause -> trouble.farEndFailed(e, pause));
        } catch (Throwable e) { // an Error of a plugin must not end this thread either
            failed(begun);
            pause(restarts, pause -> trouble.crashed(e, pause));
        }
    }

    private boolean isClosing() {
        return closing.getCount() == 0;
    }

    private void connectAndRun() throws Exception {
        Service own = connected();
        runsSinceNanos = System.nanoTime() | 1;
        own.run();
    }

    private Service connected() throws Exception {
        try {
            Service own = shared.call();
            service = own;
            connectsSinceNanos = System.nanoTime() | 1;
            own.connect();
            connectsSinceNanos = 0;
            return own;
        } finally {
            tried.countDown();
        }
    }

    /** Waits until the first attempt to connect has ended, well or not, at most until a moment of {@link System#nanoTime()}. */
    void awaitFirstConnect(long deadlineNanos) throws InterruptedException {
        tried.await(deadlineNanos - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    private void failed(long begunNanos) {
        connectsSinceNanos = 0;
        runsSinceNanos = 0;
        if (System.nanoTime() - begunNanos > LASTING_NANOS) {
            connections.reset();
            trouble.recovered();
        }
    }

    /** What is told about a pause. */
    private interface Telling {
        void tell(Duration pause);
    }

    private void pause(Backoff backoff, Telling telling) {
        if (isClosing()) {
            return;
        }
        agent.vitals().errors.increment();
        Duration pause = backoff.next();
        telling.tell(pause);
        Thread.interrupted(); // what a plugin leaves behind would make the pause too short
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) { // the loop's condition tells whose doing that is
        }
    }

    /** How long the connect that is under way has lasted; zero if none is. */
    Duration busy() {
        long since = connectsSinceNanos;
        return since == 0 ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - since);
    }

    /** Says that it works again, once it has run for longer than any pause. Called now and then by the thread that watches. */
    void tellIfItWorks() {
        long since = runsSinceNanos;
        if (since != 0 && System.nanoTime() - since > LASTING_NANOS) {
            trouble.recovered();
        }
    }

    private void closeService() {
        Service own = service;
        if (own == null) {
            return;
        }
        try {
            own.close();
        } catch (Throwable e) { // a close with a bug keeps nothing else from closing
            trouble.noted("did not close cleanly", e);
        }
        agent.interruptThreads();
    }

    /** Interrupts it and waits until it has closed its service, at most until a moment of {@link System#nanoTime()}. */
    void close(long deadlineNanos) throws InterruptedException {
        closing.countDown();
        thread.interrupt();
        long left = deadlineNanos - System.nanoTime();
        if (left > 0) {
            thread.join(Duration.ofNanos(left));
        }
    }
}
