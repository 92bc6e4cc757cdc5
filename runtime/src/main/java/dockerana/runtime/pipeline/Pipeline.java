package dockerana.runtime.pipeline;

import dockerana.api.Health;
import dockerana.runtime.component.Vitals;
import dockerana.runtime.delivery.Delivery;
import dockerana.runtime.delivery.FirstSamples;
import dockerana.runtime.delivery.Outlet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Everything that runs: services, sources, and the delivery to the sinks. Starts it, says how it is, brings it to an end in order. */
public final class Pipeline {
    /** Of the time to close, what sources may take; the rest belongs to delivery, but for a last moment for services. */
    private static final Duration FOR_SOURCES = Duration.ofMillis(1500);

    private static final Duration FOR_SERVICES = Duration.ofSeconds(1);

    private final Delivery delivery;
    private final List<ServiceLoop> services;
    private final Instant startedAt;
    private final List<String> problems;
    private final int failedPlugins;
    private final List<SourceLoop> sources = new CopyOnWriteArrayList<>();

    /**
     * @param services in the order in which they depend on each other
     * @param problems what is wrong outside any component, for {@link #health}
     * @param failedPlugins how many plugins were found and do not run
     */
    public Pipeline(
            Delivery delivery,
            List<ServiceLoop> services,
            Instant startedAt,
            List<String> problems,
            int failedPlugins) {
        this.delivery = delivery;
        this.services = List.copyOf(services);
        this.startedAt = startedAt;
        this.problems = List.copyOf(problems);
        this.failedPlugins = failedPlugins;
    }

    /** Adds a source before {@link #start}. */
    public void add(SourceLoop source) {
        sources.add(source);
    }

    /** The source of {@code agent.*}: what this pipeline does, and the watch over it. */
    public SelfSource self() {
        return new SelfSource(this, startedAt);
    }

    /** The ids of all sources, with the agent's own. */
    public List<String> sourceIds() {
        return sources.stream().map(source -> source.vitals().id()).toList();
    }

    List<SourceLoop> sources() {
        return sources;
    }

    List<Outlet> sinks() {
        return delivery.outlets();
    }

    List<ServiceLoop> services() {
        return services;
    }

    int failedPlugins() {
        return failedPlugins;
    }

    /** Starts every thread and returns, with what the first readings come to. */
    public FirstSamples start() {
        services.forEach(ServiceLoop::start); // what they wait for comes meanwhile
        FirstSamples first = delivery.first(sourceIds());
        delivery.start(first);
        sources.forEach(SourceLoop::start);
        return first;
    }

    /** How all components are, now. Safe for any thread. */
    public Health health() {
        List<Health.Part> parts = new ArrayList<>();
        sources.forEach(source -> parts.add(source.vitals().part(0, 0)));
        sinks().forEach(sink -> parts.add(sink.agent().vitals().part(sink.queuedBytes(), sink.lagSeconds())));
        services.forEach(service -> parts.add(service.agent().vitals().part(0, 0)));
        return new Health(startedAt, parts, problems);
    }

    /**
     * Ends sources, sends what waits, closes sinks, then services in reverse.
     *
     * @return how many samples and records could not be delivered in that time
     */
    public long close(Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        sources.forEach(SourceLoop::close);
        long sourcesEnd = System.nanoTime() + FOR_SOURCES.toNanos();
        for (SourceLoop source : sources) {
            if (!source.ended(sourcesEnd)) {
                Vitals vitals = source.vitals();
                vitals.trouble().noted("has not returned from a reading and is left alone");
            }
        }
        long left = delivery.close(Duration.ofNanos(end - System.nanoTime()).minus(FOR_SERVICES));
        for (ServiceLoop service : services.reversed()) {
            service.close(end);
        }
        return left;
    }
}
