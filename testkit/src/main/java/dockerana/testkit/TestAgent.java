package dockerana.testkit;

import dockerana.api.Agent;
import dockerana.api.Component.Role;
import dockerana.api.Health;
import dockerana.api.Series;
import dockerana.api.Status;
import dockerana.runtime.component.ComponentAgent;
import dockerana.runtime.component.Names;
import dockerana.runtime.component.Vitals;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a component under test is given for its {@link Agent}: the runtime's own, with a host, a prefix and a clock that the test chooses, and
 * with everything that the component reports in plain view. Safe for any thread.
 */
public final class TestAgent implements Agent, AutoCloseable {
    private final Vitals vitals;
    private final ComponentAgent agent;
    private volatile String host = "testhost";
    private volatile String prefix = "dockerana.{host}";
    private volatile InstantSource clock = InstantSource.system();
    private volatile @Nullable Path data;
    private volatile @Nullable Health health;
    private final Set<ExecutorService> sockets = ConcurrentHashMap.newKeySet();

    private TestAgent(Role role, String id) {
        this.vitals = new Vitals(role, id, id);
        this.agent = new ComponentAgent(
                vitals,
                () -> new Names(host, prefix),
                () -> clock.instant(),
                Thread.currentThread().getContextClassLoader(),
                this::currentHealth,
                Path.of("data"));
    }

    /** For a source with this id. */
    public static TestAgent ofSource(String id) {
        return new TestAgent(Role.SOURCE, id);
    }

    /** For a sink with this id. */
    public static TestAgent ofSink(String id) {
        return new TestAgent(Role.SINK, id);
    }

    /** For a service of this type. */
    public static TestAgent ofService(String type) {
        return new TestAgent(Role.SERVICE, type);
    }

    /** On another host than {@code testhost}; call it before the component is built. */
    public TestAgent onHost(String name) {
        host = name;
        return this;
    }

    /** With another prefix than {@code dockerana.{host}}; call it before the component is built. */
    public TestAgent withPrefix(String nodes) {
        prefix = nodes;
        return this;
    }

    /** With another clock than the machine's, such as a {@link FakeClock}. */
    public TestAgent withClock(InstantSource source) {
        clock = source;
        return this;
    }

    /** With this for what {@link #health()} tells; without it, that is the component itself and nothing else. */
    public TestAgent withHealth(Health told) {
        health = told;
        return this;
    }

    /** With this directory for what outlives the process; a component that asks for it needs one. */
    public TestAgent withData(Path directory) {
        data = directory;
        return this;
    }

    /** What the component reported as given up, by reason. */
    public Map<String, Long> drops() {
        return vitals.dropped().entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, entry -> entry.getValue().count().get()));
    }

    /** What the component said of itself last; ok if it never said anything. */
    public Status lastStatus() {
        return vitals.part(0, 0).status();
    }

    /** The last thing that the runtime or the component's surroundings logged as wrong. */
    public Optional<String> lastError() {
        return vitals.part(0, 0).lastError();
    }

    /** Interrupts the threads that the component was given, as the agent does after it closed the component. */
    @Override
    public void close() {
        agent.interruptThreads();
    }

    /** Whether every task has ended that was given to {@link #sockets()} before {@link #close}. */
    boolean socketsEnded() {
        return sockets.stream().allMatch(ExecutorService::isTerminated);
    }

    @Override
    public String id() {
        return agent.id();
    }

    @Override
    public String host() {
        return agent.host();
    }

    @Override
    public InstantSource clock() {
        return agent.clock();
    }

    @Override
    public String path(Series series) {
        return agent.path(series);
    }

    @Override
    public String name(Series series) {
        return agent.name(series);
    }

    @Override
    public SortedMap<String, String> tags(Series series, Collection<String> attributes) {
        return agent.tags(series, attributes);
    }

    @Override
    public ThreadFactory threads() {
        return agent.threads();
    }

    @Override
    public ExecutorService sockets() {
        ExecutorService given = agent.sockets();
        sockets.add(given);
        return given;
    }

    @Override
    public Path data() {
        Path given = data;
        if (given == null) {
            throw new IllegalStateException("this test gives no directory: withData");
        }
        return given;
    }

    @Override
    public void dropped(String reason, long count) {
        agent.dropped(reason, count);
    }

    @Override
    public void status(Status status) {
        agent.status(status);
    }

    @Override
    public Health health() {
        return agent.health();
    }

    private Health currentHealth() {
        Health told = health;
        return told == null ? new Health(Instant.EPOCH, List.of(vitals.part(0, 0)), List.of()) : told;
    }
}
