package dockerana.testkit;

import dockerana.api.Agent;
import dockerana.api.SampleSink;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Sinks that each break one promise by how they live and end. */
final class WrongSinkLives {
    private WrongSinkLives() {}

    static Stream<Arguments> all() {
        return Stream.of(
                Arguments.of(StartsInItsConstructor.class, "buildingItStartsNothing"),
                Arguments.of(LeavesAThread.class, "noThreadSurvivesClose"),
                Arguments.of(ClosesOnlyWhatIsConnected.class, "itCanBeClosedAtAnyTimeAndTwice"),
                Arguments.of(ChangesTheContextClassLoader.class, "itLeavesTheContextClassLoaderAlone"));
    }

    private static void waitForSomeSeconds() {
        try {
            new CountDownLatch(1).await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static class StartsInItsConstructor extends RightSampleSink {
        StartsInItsConstructor() throws IOException {}

        @Override
        public SampleSink sink(Agent agent) {
            agent.threads().newThread(WrongSinkLives::waitForSomeSeconds).start();
            return new LineSink(server.port(), agent);
        }
    }

    static class LeavesAThread extends RightSampleSink {
        LeavesAThread() throws IOException {}

        @Override
        public SampleSink sink(Agent agent) {
            return new LineSink(server.port(), agent) {
                @Override
                public void connect() throws IOException {
                    super.connect();
                    Thread.ofPlatform().daemon().start(WrongSinkLives::waitForSomeSeconds);
                }
            };
        }
    }

    static class ClosesOnlyWhatIsConnected extends RightSampleSink {
        ClosesOnlyWhatIsConnected() throws IOException {}

        @Override
        public SampleSink sink(Agent agent) {
            return new LineSink(server.port(), agent) {
                private boolean connected;

                @Override
                public void connect() throws IOException {
                    connected = true;
                    super.connect();
                }

                @Override
                public void close() throws IOException {
                    if (!connected) {
                        throw new IllegalStateException("not connected");
                    }
                    super.close();
                }
            };
        }
    }

    static class ChangesTheContextClassLoader extends RightSampleSink {
        ChangesTheContextClassLoader() throws IOException {}

        @Override
        public SampleSink sink(Agent agent) {
            return new LineSink(server.port(), agent) {
                @Override
                public void connect() throws IOException {
                    super.connect();
                    Thread.currentThread().setContextClassLoader(ClassLoader.getPlatformClassLoader());
                }
            };
        }
    }
}
