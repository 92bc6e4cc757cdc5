package dockerana.plugin.dockerevents;

import dockerana.api.Agent;
import dockerana.api.Component;
import dockerana.api.Source;
import dockerana.testkit.RemoteSourceContract;
import java.util.List;

/** The source keeps what every source promises whose far end can fail. */
class DockerEventsSourceContractTest implements RemoteSourceContract {
    private final FakeFeed feed = new FakeFeed();

    @Override
    public Component component() {
        return new DockerEventsPlugin().components().getFirst();
    }

    @Override
    public Source source(Agent agent) {
        feed.containers = List.of(
                Made.running("a", "web")
                        .checked("healthy", 0, "/bin/sh -c true")
                        .container(),
                Made.running("b", "job")
                        .exited(Made.BEGUN.plusSeconds(1), 3, false)
                        .container());
        return new DockerEventsSource(new DockerEventsConfig(List.of("*"), List.of(), false, 10), agent, feed);
    }

    @Override
    public boolean builtIn() {
        return true;
    }

    @Override
    public void goDown() {
        feed.reachable = false;
    }

    @Override
    public void comeBack() {
        feed.reachable = true;
    }
}
