package dockerana.testkit;

import dockerana.api.Agent;
import dockerana.api.Batch;
import dockerana.api.SampleSink;
import dockerana.api.Series;
import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Sinks that each break one promise by what they send and keep. */
final class WrongSampleSinks {
    private WrongSampleSinks() {}

    static Stream<Arguments> all() {
        return Stream.of(
                Arguments.of(SendsTwice.class, "everySampleArrivesOnce"),
                Arguments.of(LosesTheLast.class, "everySampleArrivesOnce"),
                Arguments.of(RefusesEmptyBatches.class, "anEmptyBatchIsAccepted"),
                Arguments.of(TakesTheTimeOfSending.class, "theTimeOfASampleIsItsSlot"),
                Arguments.of(LosesTheSign.class, "gaugesAndCountersAreSentByTheirKind"),
                Arguments.of(SendsNaN.class, "whatIsNotANumberIsNotSent"),
                Arguments.of(RemembersValues.class, "aBatchThatComesAgainIsSentAsBefore"),
                Arguments.of(WritesLabelsAsTheyAre.class, "noLabelForgesASample"),
                Arguments.of(EncodesEveryTime.class, "knownSeriesCostNoMemory"),
                Arguments.of(RemembersSeries.class, "endedSeriesAreForgotten"));
    }

    private static boolean isSecondOfThree(Batch batch) {
        return batch.slotMillis() == TestBatch.SLOT.plusSeconds(10).toEpochMilli();
    }

    static class SendsTwice extends RightSampleSink {
        SendsTwice() throws IOException {}

        @Override
        public SampleSink sink(Agent agent) {
            return new LineSink(server.port(), agent) {
                @Override
                public void write(Batch batch) throws IOException {
                    super.write(batch);
                    if (isSecondOfThree(batch)) {
                        super.write(batch);
                    }
                }
            };
        }
    }

    static class LosesTheLast extends RightSampleSink {
        LosesTheLast() throws IOException {}

        @Override
        public SampleSink sink(Agent agent) {
            return new LineSink(server.port(), agent) {
                @Override
                public void write(Batch batch) throws IOException {
                    if (!isSecondOfThree(batch)) {
                        super.write(batch);
                    }
                }
            };
        }
    }

    static class RefusesEmptyBatches extends RightSampleSink {
        RefusesEmptyBatches() throws IOException {}

        @Override
        public SampleSink sink(Agent agent) {
            return new LineSink(server.port(), agent) {
                @Override
                public void write(Batch batch) throws IOException {
                    if (batch.size() == 0) {
                        throw new IllegalArgumentException("nothing to send");
                    }
                    super.write(batch);
                }
            };
        }
    }

    static class TakesTheTimeOfSending extends RightSampleSink {
        TakesTheTimeOfSending() throws IOException {}

        @Override
        public SampleSink sink(Agent agent) {
            return new LineSink(server.port(), agent) {
                @Override
                long time(Batch batch) {
                    return System.currentTimeMillis();
                }
            };
        }
    }

    static class LosesTheSign extends RightSampleSink {
        LosesTheSign() throws IOException {}

        @Override
        public SampleSink sink(Agent agent) {
            return new LineSink(server.port(), agent) {
                @Override
                double value(Batch batch, int index) {
                    return Math.abs(super.value(batch, index));
                }
            };
        }
    }

    static class SendsNaN extends RightSampleSink {
        SendsNaN() throws IOException {}

        @Override
        public SampleSink sink(Agent agent) {
            return new LineSink(server.port(), agent) {
                @Override
                boolean isSent(double value) {
                    return true;
                }
            };
        }
    }

    static class RemembersValues extends RightSampleSink {
        RemembersValues() throws IOException {}

        @Override
        public SampleSink sink(Agent agent) {
            return new LineSink(server.port(), agent) {
                private long sent;
                private double offset;

                @Override
                public void write(Batch batch) throws IOException {
                    offset = batch.slotMillis() == sent ? 1 : 0;
                    sent = batch.slotMillis();
                    super.write(batch);
                }

                @Override
                double value(Batch batch, int index) {
                    return super.value(batch, index) + offset;
                }
            };
        }
    }

    static class WritesLabelsAsTheyAre extends RightSampleSink {
        WritesLabelsAsTheyAre() throws IOException {}

        @Override
        public SampleSink sink(Agent agent) {
            return new LineSink(server.port(), agent) {
                @Override
                String name(Agent given, Series series) {
                    String name = "dockerana.testhost." + series.metric().pattern();
                    for (Map.Entry<String, String> label : series.labels().entrySet()) {
                        name = name.replace('{' + label.getKey() + '}', label.getValue());
                    }
                    return name;
                }
            };
        }
    }

    static class EncodesEveryTime extends RightSampleSink {
        EncodesEveryTime() throws IOException {}

        @Override
        public SampleSink sink(Agent agent) {
            return new LineSink(server.port(), agent) {
                @Override
                byte[][] names(Batch batch) {
                    return newCache().of(batch);
                }
            };
        }
    }

    static class RemembersSeries extends RightSampleSink {
        RemembersSeries() throws IOException {}

        @Override
        public SampleSink sink(Agent agent) {
            return new LineSink(server.port(), agent) {
                private final Set<Series> seen = new HashSet<>();

                @Override
                byte[][] names(Batch batch) {
                    for (int i = 0; i < batch.size(); i++) {
                        seen.add(batch.series(i));
                    }
                    return super.names(batch);
                }
            };
        }
    }
}
