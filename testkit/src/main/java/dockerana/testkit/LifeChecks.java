package dockerana.testkit;

import java.util.List;
import java.util.concurrent.TimeoutException;

/** The promises about a component's life, from constructor to close, whatever its role. */
final class LifeChecks<C extends AutoCloseable> {
    private final TestAgent agent;
    private final Trial.Build<? extends C> build;

    LifeChecks(TestAgent agent, Trial.Build<? extends C> build) {
        this.agent = agent;
        this.build = build;
    }

    private Trial<C> trial() throws Exception {
        return Trial.of(agent, build);
    }

    void buildingStartsNothing() throws Exception {
        try (Trial<C> trial = trial()) {
            List<String> started = trial.thread().started();
            Broken.unless(
                    started.isEmpty(),
                    "The constructor started the threads " + started,
                    "start what you need in the first call that needs it");
        } catch (TimeoutException e) {
            throw Broken.promise(
                    "The constructor did not return within " + Trial.PATIENCE,
                    "do no I/O in it; reach the far end in the first call");
        }
    }

    void noThreadSurvives(Trial.Act<? super C> work) throws Exception {
        try (Trial<C> trial = trial()) {
            trial.does(work);
            trial.end();
            List<String> survivors = trial.survivors();
            Broken.unless(
                    survivors.isEmpty(),
                    "These threads still run after close(): " + survivors,
                    "take threads from Agent.threads() or Agent.sockets() and end their tasks when they are interrupted;"
                            + " end a library's own threads in close()");
        }
    }

    void closesAtAnyTime(Trial.Act<? super C> work) throws Exception {
        try (Trial<C> unused = trial()) {
            close(unused, "without a call before it");
        }
        try (Trial<C> used = trial()) {
            used.does(work);
            close(used, "after its work");
            close(used, "a second time");
        }
    }

    private void close(Trial<C> trial, String when) throws Exception {
        try {
            trial.end();
        } catch (TimeoutException e) {
            throw Broken.promise(
                    "close() %s did not return within %s".formatted(when, Trial.PATIENCE),
                    "do not wait in it without a deadline");
        } catch (Exception e) {
            throw Broken.promise(
                    "close() %s threw %s".formatted(when, e),
                    "release what is there, and nothing if there is nothing to release");
        }
    }

    void keepsTheContextClassLoader(Trial.Act<? super C> work) throws Exception {
        try (Trial<C> trial = trial()) {
            ClassLoader before = trial.get(component -> Thread.currentThread().getContextClassLoader());
            trial.does(work);
            ClassLoader after = trial.get(component -> Thread.currentThread().getContextClassLoader());
            Broken.unless(
                    after.equals(before),
                    "The thread's context class loader is another after the call",
                    "leave it alone: it is the plugin's own already");
        }
    }
}
