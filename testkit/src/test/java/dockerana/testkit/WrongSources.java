package dockerana.testkit;

import dockerana.api.Agent;
import dockerana.api.Component;
import dockerana.api.Metric;
import dockerana.api.Samples;
import dockerana.api.Series;
import dockerana.api.Source;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Sources that each break one promise by what they add. */
final class WrongSources {
    private WrongSources() {}

    static Stream<Arguments> all() {
        return Stream.of(
                Arguments.of(AddsNothing.class, "itAddsSamples"),
                Arguments.of(BuildsSeriesAnew.class, "theSameThingsAreTheSameInstancesInTheSameOrder"),
                Arguments.of(ChangesTheOrder.class, "theSameThingsAreTheSameInstancesInTheSameOrder"),
                Arguments.of(CountsDown.class, "countersDoNotFall"),
                Arguments.of(LabelsClash.class, "noPathIsAddedTwice"),
                Arguments.of(AddsNaN.class, "nothingIsAddedThatNeverIsANumber"),
                Arguments.of(DeclaresLess.class, "everythingItAddsIsDeclared"),
                Arguments.of(DeclaresAnotherKind.class, "everythingItAddsIsDeclared"),
                Arguments.of(TakesAnothersName.class, "itsPatternsAreItsOwn"),
                Arguments.of(SeveralWithoutNode.class, "itsPatternsAreItsOwn"),
                Arguments.of(SeveralWithWrongNode.class, "itsPatternsAreItsOwn"),
                Arguments.of(SwallowsInterrupts.class, "anInterruptEndsCollectAndIsKept"),
                Arguments.of(GoesOnWhenInterrupted.class, "anInterruptEndsCollectAndIsKept"),
                Arguments.of(AddsLessTheSecondTime.class, "aNewOneMeasuresTheSameAfterTheOldOneWasClosed"));
    }

    static class AddsNothing extends RightSource {
        @Override
        public Source source(Agent agent) {
            return samples -> reach();
        }
    }

    static class BuildsSeriesAnew extends RightSource {
        @Override
        public Source source(Agent agent) {
            return samples -> new Counting().collect(samples);
        }
    }

    static class ChangesTheOrder extends RightSource {
        @Override
        public Source source(Agent agent) {
            return new Counting() {
                @Override
                public void collect(Samples samples) throws IOException {
                    reach();
                    total++;
                    samples.add(total % 2 == 0 ? one : two, 1);
                    samples.add(total % 2 == 0 ? two : one, 1);
                }
            };
        }
    }

    static class CountsDown extends RightSource {
        @Override
        public Source source(Agent agent) {
            return new Counting() {
                @Override
                public void collect(Samples samples) throws IOException {
                    reach();
                    samples.add(ticks, --total);
                }
            };
        }
    }

    /** With what {@link Counting} adds comes one sample more. */
    private static Source adding(RightSource contract, Metric metric, double value, String... labels) {
        return contract.new Counting() {
            private final Series more = metric.of(labels);

            @Override
            public void collect(Samples samples) throws IOException, InterruptedException {
                super.collect(samples);
                samples.add(more, value);
            }
        };
    }

    static class LabelsClash extends RightSource {
        @Override
        public Source source(Agent agent) {
            return samples -> {
                reach();
                samples.add(A_B, 1);
                samples.add(A_SPACE_B, 2);
            };
        }

        private static final Series A_B = LEVEL.of("a_b");
        private static final Series A_SPACE_B = LEVEL.of("a b");
    }

    static class AddsNaN extends RightSource {
        @Override
        public Source source(Agent agent) {
            return adding(this, LEVEL, Double.NaN, "three");
        }
    }

    static class DeclaresLess extends RightSource {
        @Override
        public Source source(Agent agent) {
            return adding(this, Metric.gauge("test.secret", "Told to nobody"), 1);
        }
    }

    static class DeclaresAnotherKind extends RightSource {
        @Override
        public Source source(Agent agent) {
            return adding(this, Metric.counter("test.levels.{thing}", "Really a gauge"), 1, "three");
        }
    }

    static class TakesAnothersName extends RightSource {
        @Override
        public Component component() {
            return Component.source(
                    "test",
                    Config.class,
                    Counting.class,
                    List.of(TICKS, LEVEL, Metric.gauge("containers.{thing}.cpu", "Belongs to another")));
        }
    }

    static class SeveralWithoutNode extends RightSource {
        @Override
        public Component component() {
            return Component.source("test", Config.class, Counting.class, List.of(Metric.gauge("test.level", "Whose?")))
                    .asOftenAsConfigured();
        }

        @Override
        public Source source(Agent agent) {
            return Several.add("test.level", new String[0], this);
        }
    }

    static class SeveralWithWrongNode extends RightSource {
        @Override
        public Component component() {
            return Component.source("test", Config.class, Counting.class, List.of(Several.metric()))
                    .asOftenAsConfigured();
        }

        @Override
        public Source source(Agent agent) {
            return Several.add("test.{source}.level", new String[] {"always-the-same"}, this);
        }
    }

    /** The contract of a source of which several may run, kept. */
    static class Several extends RightSource {
        static Metric metric() {
            return Metric.gauge("test.{source}.level", "How full it is");
        }

        static Source add(String pattern, String[] labels, RightSource contract) {
            Series level = Metric.gauge(pattern, "How full it is").of(labels);
            return samples -> {
                contract.reach();
                samples.add(level, 1);
            };
        }

        @Override
        public Component component() {
            return Component.source("test", Config.class, Counting.class, List.of(metric()))
                    .asOftenAsConfigured();
        }

        @Override
        public Source source(Agent agent) {
            return add("test.{source}.level", new String[] {agent.id()}, this);
        }
    }

    static class SwallowsInterrupts extends RightSource {
        @Override
        public Source source(Agent agent) {
            return new Counting() {
                @Override
                public void collect(Samples samples) throws IOException, InterruptedException {
                    if (!Thread.interrupted()) {
                        super.collect(samples);
                    }
                }
            };
        }
    }

    static class GoesOnWhenInterrupted extends RightSource {
        @Override
        public Source source(Agent agent) {
            return new Counting() {
                @Override
                public void collect(Samples samples) throws IOException, InterruptedException {
                    super.collect(samples);
                    if (Thread.interrupted()) {
                        new CountDownLatch(1).await(20, TimeUnit.SECONDS);
                    }
                }
            };
        }
    }

    static class AddsLessTheSecondTime extends RightSource {
        private int built;

        @Override
        public Source source(Agent agent) {
            return ++built == 1
                    ? new Counting()
                    : samples -> {
                        reach();
                        samples.add(ONE, 1);
                    };
        }

        private static final Series ONE = LEVEL.of("one");
    }
}
