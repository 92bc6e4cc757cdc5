package dockerana.plugin.local.web.containers;

import dockerana.plugin.docker.Container;
import dockerana.plugin.docker.Docker;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the plugin {@code docker} knows. Only loaded where there is that plugin. */
public final class DockerFacts implements Facts {
    private final Docker docker;
    private volatile @Nullable Known known;

    private record Known(List<Container> containers, List<Fact> facts) {}

    /** Of that engine. */
    public DockerFacts(Docker docker) {
        this.docker = docker;
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // the same list means that nothing changed
    public List<Fact> containers() {
        List<Container> now = docker.containers();
        Known before = known;
        if (before == null || before.containers != now) {
            before = new Known(now, now.stream().map(DockerFacts::fact).toList());
            known = before;
        }
        return before.facts;
    }

    private static Fact fact(Container container) {
        return new Fact(
                container.name(),
                container.id(),
                container.image(),
                container.labels(),
                container.state(),
                container.health(),
                container.failingStreak(),
                container.healthCheck(),
                container.created(),
                container.startedAt(),
                container.finishedAt(),
                container.exitCode(),
                container.oomKilled(),
                container.restarts(),
                container.pid(),
                container.networkMode(),
                container.networks().stream()
                        .map(network -> new Place(network.network(), network.ip(), network.mac()))
                        .toList(),
                container.ports(),
                container.limits().cores(),
                container.limits().memoryBytes(),
                container.limits().pids(),
                container.logDriver(),
                container.tty(),
                container.self());
    }
}
