package dockerana.testkit;

import dockerana.api.Agent;
import dockerana.api.Samples;
import dockerana.api.Source;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.provider.Arguments;

/** Sources that each break one promise by how they live, fail and end. */
final class WrongLives {
    private WrongLives() {}

    static Stream<Arguments> all() {
        return Stream.of(
                Arguments.of(StartsInItsConstructor.class, "buildingItStartsNothing"),
                Arguments.of(LeavesAThread.class, "noThreadSurvivesClose"),
                Arguments.of(LeavesATaskOfTheAgents.class, "noThreadSurvivesClose"),
                Arguments.of(ClosesOnlyWhatWasUsed.class, "itCanBeClosedAtAnyTimeAndTwice"),
                Arguments.of(ClosesOnce.class, "itCanBeClosedAtAnyTimeAndTwice"),
                Arguments.of(ChangesTheContextClassLoader.class, "itLeavesTheContextClassLoaderAlone"),
                Arguments.of(ConnectsInItsConstructor.class, "itCanBeBuiltWhileTheFarEndIsDown"),
                Arguments.of(IsEmptyWhileDown.class, "aFarEndThatIsDownIsAnIoException"),
                Arguments.of(ThrowsSomethingElse.class, "aFarEndThatIsDownIsAnIoException"),
                Arguments.of(SaysNothing.class, "aFarEndThatIsDownIsAnIoException"),
                Arguments.of(NeverConnectsAgain.class, "itMeasuresAgainWhenTheFarEndIsBack"),
                Arguments.of(ForgetsAfterAFailure.class, "itMeasuresAgainWhenTheFarEndIsBack"));
    }

    private static void waitForSomeSeconds() {
        try {
            new CountDownLatch(1).await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static class StartsInItsConstructor extends RightSource {
        @Override
        public Source source(Agent agent) {
            agent.threads().newThread(WrongLives::waitForSomeSeconds).start();
            return new Counting();
        }
    }

    static class LeavesAThread extends RightSource {
        @Override
        public Source source(Agent agent) {
            return new Counting() {
                @Override
                public void collect(Samples samples) throws IOException, InterruptedException {
                    super.collect(samples);
                    Thread.ofPlatform().daemon().start(WrongLives::waitForSomeSeconds);
                }
            };
        }
    }

    static class LeavesATaskOfTheAgents extends RightSource {
        @Override
        public Source source(Agent agent) {
            return new Counting() {
                @Override
                public void collect(Samples samples) throws IOException, InterruptedException {
                    super.collect(samples);
                    agent.sockets().execute(() -> {
                        waitForSomeSeconds();
                        if (Thread.interrupted()) {
                            waitForSomeSeconds();
                        }
                    });
                }
            };
        }
    }

    static class ClosesOnlyWhatWasUsed extends RightSource {
        @Override
        public Source source(Agent agent) {
            return new Counting() {
                @Override
                public void close() {
                    if (total == 0) {
                        throw new IllegalStateException("nothing is open");
                    }
                }
            };
        }
    }

    static class ClosesOnce extends RightSource {
        @Override
        public Source source(Agent agent) {
            return new Counting() {
                private boolean closed;

                @Override
                public void close() throws IOException {
                    if (closed) {
                        throw new IOException("closed already");
                    }
                    closed = true;
                }
            };
        }
    }

    static class ChangesTheContextClassLoader extends RightSource {
        @Override
        public Source source(Agent agent) {
            return new Counting() {
                @Override
                public void collect(Samples samples) throws IOException, InterruptedException {
                    super.collect(samples);
                    Thread.currentThread().setContextClassLoader(ClassLoader.getPlatformClassLoader());
                }
            };
        }
    }

    static class ConnectsInItsConstructor extends RightSource {
        @Override
        public Source source(Agent agent) throws IOException {
            reach();
            return new Counting();
        }
    }

    /** Handles a failure of {@link Counting} in a way of its own. */
    abstract static class Handles extends RightSource {
        abstract void handle(IOException e) throws IOException;

        @Override
        public Source source(Agent agent) {
            return new Counting() {
                @Override
                public void collect(Samples samples) throws IOException, InterruptedException {
                    try {
                        super.collect(samples);
                    } catch (IOException e) {
                        handle(e);
                    }
                }
            };
        }
    }

    static class IsEmptyWhileDown extends Handles {
        @Override
        void handle(IOException e) {}
    }

    static class ThrowsSomethingElse extends Handles {
        @Override
        void handle(IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static class SaysNothing extends Handles {
        @Override
        void handle(IOException e) throws IOException {
            throw new IOException();
        }
    }

    static class NeverConnectsAgain extends RightSource {
        @Override
        public Source source(Agent agent) {
            return new Counting() {
                private @Nullable IOException broken;

                @Override
                public void collect(Samples samples) throws IOException, InterruptedException {
                    if (broken != null) {
                        throw new IOException("the connection is closed", broken);
                    }
                    try {
                        super.collect(samples);
                    } catch (IOException e) {
                        broken = e;
                        throw e;
                    }
                }
            };
        }
    }

    static class ForgetsAfterAFailure extends RightSource {
        @Override
        public Source source(Agent agent) {
            return new Counting() {
                private boolean failed;

                @Override
                public void collect(Samples samples) throws IOException, InterruptedException {
                    if (failed) {
                        reach();
                        samples.add(one, 1);
                        return;
                    }
                    try {
                        super.collect(samples);
                    } catch (IOException e) {
                        failed = true;
                        throw e;
                    }
                }
            };
        }
    }
}
