package dockerana.testkit;

import dockerana.api.Agent;
import dockerana.api.Component;
import dockerana.api.Metric;
import dockerana.api.Samples;
import dockerana.api.Series;
import dockerana.api.Source;
import java.io.IOException;
import java.util.List;

/** The contract of a source that keeps every promise; those that break one are derived from it. */
class RightSource implements RemoteSourceContract {
    static final Metric TICKS = Metric.counter("test.ticks", "How often it was collected");
    static final Metric LEVEL = Metric.gauge("test.levels.{thing}", "How full a thing is");
    static final List<Metric> METRICS = List.of(TICKS, LEVEL);

    private boolean down;

    record Config() {}

    /** Two things and a count, which can be unreachable. */
    class Counting implements Source {
        final Series ticks = TICKS.of();
        final Series one = LEVEL.of("one");
        final Series two = LEVEL.of("two");
        double total;

        @Override
        public void collect(Samples samples) throws IOException, InterruptedException {
            reach();
            samples.add(ticks, ++total);
            samples.add(one, 1);
            samples.add(two, 2);
        }
    }

    final void reach() throws IOException {
        if (down) {
            throw new IOException("the far end is down");
        }
    }

    @Override
    public Component component() {
        return Component.source("test", Config.class, Counting.class, METRICS);
    }

    @Override
    public Source source(Agent agent) throws Exception {
        return new Counting();
    }

    @Override
    public void goDown() {
        down = true;
    }

    @Override
    public void comeBack() {
        down = false;
    }
}
