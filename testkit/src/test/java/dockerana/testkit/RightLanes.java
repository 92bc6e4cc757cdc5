package dockerana.testkit;

import dockerana.api.Agent;
import dockerana.api.Batch;
import dockerana.api.Component;
import dockerana.api.SampleSink;
import dockerana.api.Series;
import java.util.List;

/** The contract of a sink that spreads its series rightly; those that break a promise are derived from it. */
class RightLanes implements LanesContract {
    record Config() {}

    static class Spreading implements SampleSink {
        private final List<SampleSink> lanes = List.of(new Lane(), new Lane(), new Lane());

        @Override
        public List<? extends SampleSink> lanes() {
            return lanes;
        }

        @Override
        public int lane(Series series) {
            return Math.floorMod(series.path().hashCode(), 3);
        }

        @Override
        public void connect() {}

        @Override
        public void write(Batch batch) {}
    }

    static final class Lane implements SampleSink {
        @Override
        public void connect() {}

        @Override
        public void write(Batch batch) {}
    }

    @Override
    public Component component() {
        return Component.sink("spreading", Config.class, Spreading.class);
    }

    @Override
    public SampleSink sink(Agent agent) {
        return new Spreading();
    }
}
