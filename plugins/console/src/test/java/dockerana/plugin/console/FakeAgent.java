package dockerana.plugin.console;

import dockerana.api.Agent;
import dockerana.api.Component.Role;
import dockerana.api.Health;
import dockerana.api.Series;
import dockerana.api.Status;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadFactory;

/** An agent on the host {@code web01} whose clock and health are set by a test. */
final class FakeAgent implements Agent {
    static final Instant STARTED = Instant.parse("2026-11-25T14:57:00Z");

    Instant now = Instant.parse("2026-11-25T15:00:10.250Z");
    final List<Health.Part> parts = new ArrayList<>();
    final List<String> problems = new ArrayList<>();

    FakeAgent with(Role role, String id, Status status, double perSecond, long queuedBytes, double lagSeconds) {
        parts.add(
                new Health.Part(role, id, id, status, perSecond, queuedBytes, lagSeconds, Map.of(), Optional.empty()));
        return this;
    }

    @Override
    public String id() {
        return "console";
    }

    @Override
    public String host() {
        return "web01";
    }

    @Override
    public InstantSource clock() {
        return () -> now;
    }

    @Override
    public String path(Series series) {
        return "dockerana.web01." + series.path();
    }

    @Override
    public String name(Series series) {
        return "dockerana." + series.metric().name();
    }

    @Override
    public SortedMap<String, String> tags(Series series, Collection<String> attributes) {
        return new TreeMap<>(series.labels());
    }

    @Override
    public ThreadFactory threads() {
        return Thread.ofPlatform().daemon().factory();
    }

    @Override
    public ExecutorService sockets() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Path data() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void dropped(String reason, long count) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void status(Status status) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Health health() {
        return new Health(STARTED, parts, problems);
    }
}
