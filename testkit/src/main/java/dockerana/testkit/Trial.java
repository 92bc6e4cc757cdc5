package dockerana.testkit;

import dockerana.api.Agent;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;

/** One component, built and called as the agent would: everything on one thread, which is not the test's. */
final class Trial<C extends AutoCloseable> implements AutoCloseable {
    /** What a call may take before a test gives up on it. */
    static final Duration PATIENCE = Duration.ofSeconds(30);

    /** A second, with room for a busy machine. */
    static final Duration SECOND = Duration.ofSeconds(3);

    private final TestAgent agent;
    private final ComponentThread thread;
    private final C component;
    private boolean closed;

    /** Makes a component. */
    interface Build<C> {
        C build(Agent agent) throws Exception;
    }

    /** Calls it for a result. */
    interface Use<C, T> {
        T of(C component) throws Exception;
    }

    /** Calls it. */
    interface Act<C> {
        void on(C component) throws Exception;
    }

    private Trial(TestAgent agent, ComponentThread thread, C component) {
        this.agent = agent;
        this.thread = thread;
        this.component = component;
    }

    /** Builds a component for this agent. */
    static <C extends AutoCloseable> Trial<C> of(TestAgent agent, Build<? extends C> build) throws Exception {
        ComponentThread thread = new ComponentThread();
        try {
            return new Trial<>(agent, thread, thread.call(() -> build.build(agent), PATIENCE));
        } catch (Exception | Error e) {
            thread.close();
            throw e;
        }
    }

    TestAgent agent() {
        return agent;
    }

    ComponentThread thread() {
        return thread;
    }

    C component() {
        return component;
    }

    /** Calls the component on its thread. */
    <T> T get(Use<? super C, T> use) throws Exception {
        return thread.call(() -> use.of(component), PATIENCE);
    }

    /** Calls the component on its thread. */
    void does(Act<? super C> act) throws Exception {
        does(act, PATIENCE);
    }

    /** Calls the component on its thread, for so long at most. */
    void does(Act<? super C> act, Duration patience) throws Exception {
        thread.call(
                () -> {
                    act.on(component);
                    return true;
                },
                patience);
    }

    /** Closes the component, then takes back what the agent gave it. */
    void end() throws Exception {
        closed = true;
        try {
            does(AutoCloseable::close);
        } finally {
            agent.close();
        }
    }

    /** The threads that are still there some seconds after the end. */
    List<String> survivors() throws InterruptedException {
        await(() -> thread.started().isEmpty() && agent.socketsEnded());
        List<String> survivors = thread.started();
        return survivors.isEmpty() && !agent.socketsEnded() ? List.of("a task of Agent.sockets()") : survivors;
    }

    /** Waits some seconds for a condition; says whether it came true. */
    static boolean await(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(5).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                return false;
            }
            Thread.sleep(5); // between two looks
        }
        return true;
    }

    /** Tidies up. How a component closes is a promise of its own: this does not judge it again. */
    @Override
    public void close() {
        try {
            if (!closed) {
                end();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) { // judged by LifeChecks
        } finally {
            thread.close();
        }
    }
}
