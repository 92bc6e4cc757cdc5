package dockerana.testkit;

import dockerana.api.Agent;
import dockerana.api.SampleSink;
import dockerana.api.Series;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Sinks that each break one promise by how they spread series. */
final class WrongLanes {
    private WrongLanes() {}

    static Stream<Arguments> all() {
        return Stream.of(
                Arguments.of(OneSinkForAll.class, "everyLaneIsASinkOfItsOwn"),
                Arguments.of(CountsFromOne.class, "everySeriesHasALaneAndEveryLaneHasSeries"),
                Arguments.of(ForgetsAServer.class, "everySeriesHasALaneAndEveryLaneHasSeries"),
                Arguments.of(TakesTurns.class, "theLaneIsAPureFunctionOfThePath"),
                Arguments.of(GoesByTheStart.class, "theLaneIsAPureFunctionOfThePath"));
    }

    static class OneSinkForAll extends RightLanes {
        @Override
        public SampleSink sink(Agent agent) {
            return new Spreading() {
                @Override
                public List<? extends SampleSink> lanes() {
                    return List.of(this, this, this);
                }
            };
        }
    }

    static class CountsFromOne extends RightLanes {
        @Override
        public SampleSink sink(Agent agent) {
            return new Spreading() {
                @Override
                public int lane(Series series) {
                    return super.lane(series) + 1;
                }
            };
        }
    }

    static class ForgetsAServer extends RightLanes {
        @Override
        public SampleSink sink(Agent agent) {
            return new Spreading() {
                @Override
                public int lane(Series series) {
                    return Math.min(super.lane(series), 1);
                }
            };
        }
    }

    static class TakesTurns extends RightLanes {
        @Override
        public SampleSink sink(Agent agent) {
            return new Spreading() {
                private int next;

                @Override
                public int lane(Series series) {
                    return next++ % 3;
                }
            };
        }
    }

    static class GoesByTheStart extends RightLanes {
        @Override
        public SampleSink sink(Agent agent) {
            return new Spreading() {
                @Override
                public int lane(Series series) {
                    return series.start().isPresent() ? 0 : super.lane(series);
                }
            };
        }
    }
}
