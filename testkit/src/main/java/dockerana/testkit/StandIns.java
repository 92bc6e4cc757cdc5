package dockerana.testkit;

import dockerana.api.Batch;
import dockerana.api.Component;
import dockerana.api.SampleSink;
import dockerana.api.Samples;
import dockerana.api.Source;
import java.util.List;

/** A source and a sink that do nothing, for a configuration that needs one of each. */
final class StandIns {
    static final Component SOURCE = Component.source("stand-in-source", Nothing.class, SilentSource.class, List.of());
    static final Component SINK = Component.sink("stand-in-sink", Nothing.class, SilentSink.class);
    static final String CONFIGURATION =
            "sources { other { type = stand-in-source } }, sinks { other { type = stand-in-sink } }";

    private StandIns() {}

    record Nothing() {}

    private static final class SilentSource implements Source {
        @Override
        public void collect(Samples samples) {}
    }

    private static final class SilentSink implements SampleSink {
        @Override
        public void connect() {}

        @Override
        public void write(Batch batch) {}
    }
}
