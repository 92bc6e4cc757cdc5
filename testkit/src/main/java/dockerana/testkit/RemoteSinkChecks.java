package dockerana.testkit;

import dockerana.api.Sink;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The checks behind {@link RemoteSinkContract}. */
final class RemoteSinkChecks<S extends Sink> {
    private static final String NAME_IT =
            "let the IOException of the far end pass, or throw one that names it and says why";

    private final SinkContract contract;
    private final FarEnd farEnd;
    private final Traffic<S> traffic;

    private RemoteSinkChecks(RemoteSinkContract contract, Traffic<S> traffic) {
        this.contract = contract;
        this.farEnd = contract.farEnd();
        this.traffic = traffic;
    }

    /** With whatever the sink takes. */
    static RemoteSinkChecks<?> of(RemoteSinkContract contract) {
        return switch (contract) {
            case SampleSinkContract samples -> new RemoteSinkChecks<>(contract, Traffic.of(samples));
            case RecordSinkContract records -> new RemoteSinkChecks<>(contract, Traffic.of(records));
            default ->
                throw Broken.promise(
                        "The test of a sink implements RemoteSinkContract alone",
                        "implement SampleSinkContract or RecordSinkContract too");
        };
    }

    private Trial<S> trial() throws Exception {
        return Trial.of(TestAgents.of(contract.component()), traffic::sink);
    }

    private void arrives(int number, String when) throws InterruptedException {
        Broken.unless(
                Trial.await(() -> traffic.hasArrived(number)),
                "What was written %s did not arrive".formatted(when),
                "when a write returns, its data is on the way: flush, and notice a connection that the far end has closed"
                        + " before you write into it");
    }

    void canBeBuiltWhileDown() throws Exception {
        farEnd.goDown();
        Trial<S> trial;
        try {
            trial = trial();
        } catch (Exception e) {
            throw Broken.promise("The constructor threw " + e, "do no I/O in it; that is what connect() is for");
        }
        trial.close();
    }

    void connectNamesTheFarEnd() throws Exception {
        farEnd.goDown();
        try (Trial<S> trial = trial()) {
            trial.does(Sink::connect);
        } catch (IOException e) {
            String message = String.valueOf(e.getMessage());
            Broken.unless(
                    message.contains(farEnd.name()),
                    "The exception does not name '%s': %s".formatted(farEnd.name(), e),
                    NAME_IT);
            return;
        } catch (Exception e) {
            throw Broken.promise("connect() threw %s while the far end was down".formatted(e), NAME_IT);
        }
        throw Broken.promise(
                "connect() returned while the far end was down",
                "reach the far end in connect(), not in the first write");
    }

    void connectReplacesAConnection() throws Exception {
        try (Trial<S> trial = trial()) {
            trial.does(Sink::connect);
            trial.does(sink -> traffic.send(sink, 1));
            try {
                trial.does(Sink::connect);
                trial.does(sink -> traffic.send(sink, 2));
            } catch (Exception e) {
                throw Broken.promise(
                        "After a second connect(): " + e,
                        "connect() begins with a new connection and drops the old one");
            }
            arrives(1, "before a second connect()");
            arrives(2, "after a second connect()");
        }
    }

    void writesFailAndComeAgain() throws Exception {
        try (Trial<S> trial = trial()) {
            trial.does(Sink::connect);
            trial.does(sink -> traffic.send(sink, 1));
            farEnd.goDown();
            int failed = firstThatFails(trial);
            connectInVain(trial);
            farEnd.comeBack();
            try {
                trial.does(Sink::connect);
                trial.does(sink -> traffic.send(sink, failed));
            } catch (Exception e) {
                throw Broken.promise(
                        "After the far end came back: " + e,
                        "connect() begins with a new connection, whatever became of the old one");
            }
            arrives(failed, "again after the far end came back");
        }
    }

    private int firstThatFails(Trial<S> trial) throws Exception {
        for (int number = 2; number < 2_000; number++) {
            int sent = number;
            try {
                trial.does(sink -> traffic.send(sink, sent));
            } catch (IOException e) {
                return sent;
            } catch (Exception e) {
                throw Broken.promise("A write threw %s while the far end was down".formatted(e), NAME_IT);
            }
        }
        throw Broken.promise("Writes return while the far end is down", "let the IOException of the far end pass");
    }

    private void connectInVain(Trial<S> trial) {
        try {
            trial.does(Sink::connect);
        } catch (Exception e) { // how it fails is another promise
        }
    }

    void hangUpLosesNothing() throws Exception {
        try (Trial<S> trial = trial()) {
            trial.does(Sink::connect);
            trial.does(sink -> traffic.send(sink, 1));
            arrives(1, "first");
            farEnd.hangUp();
            try {
                trial.does(sink -> traffic.send(sink, 2));
            } catch (Exception e) { // to fail is right here; how is another promise
                trial.does(Sink::connect);
                trial.does(sink -> traffic.send(sink, 2));
            }
            arrives(2, "after the far end had closed the idle connection");
        }
    }

    void interruptEndsAWrite() throws Exception {
        try (Trial<S> trial = trial()) {
            trial.does(Sink::connect);
            farEnd.stall();
            AtomicInteger sent = new AtomicInteger();
            CountDownLatch ended = new CountDownLatch(1);
            Future<?> writes = trial.thread().begin(() -> {
                try {
                    while (sent.incrementAndGet() < 10_000) {
                        traffic.send(trial.component(), sent.get());
                    }
                    return true;
                } finally {
                    ended.countDown();
                }
            });
            for (int before = -1; before != sent.get() && !writes.isDone(); ) {
                before = sent.get();
                ended.await(500, TimeUnit.MILLISECONDS);
            }
            writes.cancel(true);
            boolean soon = ended.await(Trial.SECOND.toMillis(), TimeUnit.MILLISECONDS);
            farEnd.goDown(); // sets a write free that did not end
            Broken.unless(
                    soon,
                    "A write that the far end blocks went on for more than a second after its thread was interrupted",
                    "use a SocketChannel, which an interrupt closes; a java.net.Socket's write does not notice one");
        }
    }
}
