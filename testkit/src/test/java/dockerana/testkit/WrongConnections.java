package dockerana.testkit;

import dockerana.api.Agent;
import dockerana.api.Batch;
import dockerana.api.SampleSink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.provider.Arguments;

/** Sinks that each break one promise by how they are connected. */
final class WrongConnections {
    private WrongConnections() {}

    static Stream<Arguments> all() {
        return Stream.of(
                Arguments.of(ConnectsInItsConstructor.class, "itCanBeBuiltWhileTheFarEndIsDown"),
                Arguments.of(NamesNobody.class, "connectSaysWhichFarEndIsDown"),
                Arguments.of(ConnectsLate.class, "connectSaysWhichFarEndIsDown"),
                Arguments.of(ConnectsOnce.class, "connectReplacesAnOlderConnection"),
                Arguments.of(ThrowsSomethingElse.class, "aWriteFailsWhileTheFarEndIsDownAndWorksWhenItIsBack"),
                Arguments.of(GivesUp.class, "aWriteFailsWhileTheFarEndIsDownAndWorksWhenItIsBack"),
                Arguments.of(WritesIntoClosedConnections.class, "nothingIsLostWhenTheFarEndHangsUp"),
                Arguments.of(IgnoresInterrupts.class, "anInterruptEndsABlockedWrite"));
    }

    static class ConnectsInItsConstructor extends RightSampleSink {
        ConnectsInItsConstructor() throws IOException {}

        @Override
        public SampleSink sink(Agent agent) throws IOException {
            LineSink sink = new LineSink(server.port(), agent);
            sink.connect();
            return sink;
        }
    }

    static class NamesNobody extends RightSampleSink {
        NamesNobody() throws IOException {}

        @Override
        public SampleSink sink(Agent agent) {
            return new LineSink(server.port(), agent) {
                @Override
                public void connect() throws IOException {
                    try {
                        super.connect();
                    } catch (IOException e) {
                        throw new IOException("connection refused", e);
                    }
                }
            };
        }
    }

    static class ConnectsLate extends RightSampleSink {
        ConnectsLate() throws IOException {}

        @Override
        public SampleSink sink(Agent agent) {
            return new LineSink(server.port(), agent) {
                private boolean asked;

                @Override
                public void connect() throws IOException {
                    close();
                    asked = true;
                }

                @Override
                public void write(Batch batch) throws IOException {
                    if (asked) {
                        super.connect();
                        asked = false;
                    }
                    super.write(batch);
                }
            };
        }
    }

    static class ConnectsOnce extends RightSampleSink {
        ConnectsOnce() throws IOException {}

        @Override
        public SampleSink sink(Agent agent) {
            return new LineSink(server.port(), agent) {
                private boolean works;

                @Override
                public void connect() throws IOException {
                    if (works) {
                        throw new IllegalStateException("connected already");
                    }
                    super.connect();
                    works = true;
                }

                @Override
                public void write(Batch batch) throws IOException {
                    works = false;
                    super.write(batch);
                    works = true;
                }
            };
        }
    }

    static class ThrowsSomethingElse extends RightSampleSink {
        ThrowsSomethingElse() throws IOException {}

        @Override
        public SampleSink sink(Agent agent) {
            return new LineSink(server.port(), agent) {
                @Override
                public void write(Batch batch) {
                    try {
                        super.write(batch);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }
            };
        }
    }

    static class GivesUp extends RightSampleSink {
        GivesUp() throws IOException {}

        @Override
        public SampleSink sink(Agent agent) {
            return new LineSink(server.port(), agent) {
                private @Nullable IOException failure;

                @Override
                public void connect() throws IOException {
                    if (failure != null) {
                        throw failure;
                    }
                    try {
                        super.connect();
                    } catch (IOException e) {
                        failure = e;
                        throw e;
                    }
                }
            };
        }
    }

    static class WritesIntoClosedConnections extends RightSampleSink {
        WritesIntoClosedConnections() throws IOException {}

        @Override
        public SampleSink sink(Agent agent) {
            return new LineSink(server.port(), agent) {
                @Override
                void notice(SocketChannel open) {}
            };
        }
    }

    static class IgnoresInterrupts extends RightSampleSink {
        IgnoresInterrupts() throws IOException {}

        @Override
        public SampleSink sink(Agent agent) {
            return new LineSink(server.port(), agent) {
                @Override
                void write(ByteBuffer bytes, SocketChannel open) throws IOException {
                    open.configureBlocking(false); // such a channel is not closed by an interrupt
                    while (bytes.hasRemaining()) {
                        if (open.write(bytes) == 0) {
                            LockSupport.parkNanos(1_000_000);
                        }
                    }
                    open.configureBlocking(true);
                }
            };
        }
    }
}
