package dockerana.plugin.graphiteevents;

import dockerana.api.Agent;
import dockerana.api.Component;
import dockerana.api.Sink;
import dockerana.plugin.net.FakeServer;
import dockerana.plugin.net.FakeServer.Reply;
import dockerana.testkit.SinkContract;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;

/** Its life is like that of every sink; what arrives is another test's matter, for Graphite's events have no ids. */
class GraphiteEventsSinkContractTest implements SinkContract {
    private final FakeServer graphite;

    GraphiteEventsSinkContractTest() throws IOException {
        graphite = new FakeServer(asked -> Reply.of(200, "[]"));
    }

    @AfterEach
    void closeFarEnd() {
        graphite.close();
    }

    @Override
    public Component component() {
        return new GraphiteEventsPlugin().components().getFirst();
    }

    @Override
    public Sink sink(Agent agent) {
        return new GraphiteEventsSink(Configs.of(graphite.url(), 60, "container.*"), agent);
    }
}
