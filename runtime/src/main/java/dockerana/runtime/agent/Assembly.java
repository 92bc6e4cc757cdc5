package dockerana.runtime.agent;

import dockerana.api.Batch;
import dockerana.api.Component;
import dockerana.api.Component.Role;
import dockerana.api.Health;
import dockerana.api.Service;
import dockerana.api.Sink;
import dockerana.api.Source;
import dockerana.api.StreamingSource;
import dockerana.runtime.component.ComponentAgent;
import dockerana.runtime.component.Vitals;
import dockerana.runtime.config.ComponentSettings;
import dockerana.runtime.config.Settings;
import dockerana.runtime.delivery.Delivery;
import dockerana.runtime.delivery.Handover;
import dockerana.runtime.delivery.Outlet;
import dockerana.runtime.pipeline.PatternOwners;
import dockerana.runtime.pipeline.Pipeline;
import dockerana.runtime.pipeline.Prerequisites;
import dockerana.runtime.pipeline.Self;
import dockerana.runtime.pipeline.ServiceLoop;
import dockerana.runtime.pipeline.SourceLoop;
import dockerana.runtime.plugin.LoadedPlugin;
import dockerana.runtime.plugin.Plugins;
import dockerana.runtime.plugin.Refusal;
import dockerana.runtime.wiring.Configured;
import dockerana.runtime.wiring.Wiring;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts the agent together from its plugins and its settings. Confined to the thread that starts it. */
public final class Assembly {
    private static final Logger LOG = LoggerFactory.getLogger(Assembly.class);
    private static final ClassLoader OWN = Assembly.class.getClassLoader();

    private final Settings settings;
    private final Plugins plugins;
    private final Path data;
    private final InstantSource clock = InstantSource.system();
    private final Instant startedAt = clock.instant();
    private final AtomicReference<@Nullable Pipeline> running = new AtomicReference<>();
    private final List<Part> parts = new ArrayList<>();
    private final Wiring wiring;
    private final String host;

    /** One configured component: its settings, and what it takes to build it. */
    public record Part(ComponentSettings settings, Configured configured, LateNames names) {
        /** What it does and suffers. */
        public ComponentAgent agent() {
            return configured.agent();
        }

        Role role() {
            return configured.component().role();
        }

        boolean is(Class<?> type) {
            return type.isAssignableFrom(configured.component().implementation());
        }

        ClassLoader loader() {
            return configured.plugin().loader();
        }
    }

    /** A configured service, and what runs it. */
    private record Served(Part part, ServiceLoop loop) {}

    /**
     * Takes what is configured.
     *
     * @param data where components keep what outlives the process
     * @throws IOException if the name of the host cannot be found; the message says how to give it
     */
    public Assembly(Settings settings, Plugins plugins, HostName hostName, Path data)
            throws IOException, InterruptedException {
        this.settings = settings;
        this.plugins = plugins;
        this.data = data;
        Wanted.of(settings).forEach(component -> parts.add(part(component)));
        this.wiring = new Wiring(parts.stream().map(Part::configured).toList());
        this.host = hostName.find(
                settings.host(), parts(Role.SERVICE).map(this::service).toList());
        parts.forEach(part -> part.names().host(host));
    }

    private Part part(ComponentSettings component) {
        LoadedPlugin plugin = component.offer().plugin();
        Component offered = component.offer().component();
        LateNames names = new LateNames(component.prefix());
        ComponentAgent agent = agent(offered.role(), component, offered, names, plugin.loader());
        return new Part(component, new Configured(plugin, offered, component.options(), agent), names);
    }

    private ComponentAgent agent(
            Role role, ComponentSettings component, Component offered, LateNames names, ClassLoader loader) {
        Vitals vitals = new Vitals(role, component.id(), offered.type());
        return new ComponentAgent(vitals, names, clock, loader, this::health, data);
    }

    /** The name of the machine, with its dots. */
    public String host() {
        return host;
    }

    /** What is configured with this role. */
    public Stream<Part> parts(Role role) {
        return parts.stream().filter(part -> part.role() == role);
    }

    /** Builds a component, anew at every call but for services. */
    public Callable<Object> builder(Part part) {
        return wiring.builder(part.configured());
    }

    /** Builds a service at its first call. */
    public Callable<Service> service(Part part) {
        Callable<Object> builder = builder(part);
        return () -> (Service) builder.call();
    }

    private Health health() {
        Pipeline pipeline = running.get();
        return pipeline == null ? new Health(startedAt, List.of(), problems()) : pipeline.health();
    }

    private List<String> problems() {
        return plugins.refusals().stream().map(Refusal::toString).toList();
    }

    /**
     * Puts everything together, ready to start. A sink that cannot be built is reported and left out.
     *
     * @param state where checkpoints are kept
     * @param route what happens to batches on their way to the sinks; called on the threads of the sources, must not wait
     * @throws IOException if checkpoints can neither be read nor put aside
     */
    public Pipeline pipeline(Path state, UnaryOperator<Consumer<Batch>> route) throws IOException {
        return pipeline(state, route, UnaryOperator.identity());
    }

    /**
     * The same with others for its sinks.
     *
     * @param replacement of a sink that was built
     */
    public Pipeline pipeline(Path state, UnaryOperator<Consumer<Batch>> route, UnaryOperator<Sink> replacement)
            throws IOException {
        List<String> problems = new ArrayList<>(problems());
        List<Outlet> outlets = new ArrayList<>();
        parts(Role.SINK).forEach(part -> outlet(part, replacement, problems).ifPresent(outlets::add));
        Delivery delivery = new Delivery(outlets, state);
        List<Served> services = parts(Role.SERVICE)
                .map(part -> new Served(part, new ServiceLoop(part.agent(), service(part), part.loader())))
                .toList();
        Pipeline pipeline = new Pipeline(
                delivery,
                services.stream().map(Served::loop).toList(),
                startedAt,
                problems,
                plugins.refusals().size());
        running.set(pipeline);
        Consumer<Batch> out = route.apply(delivery::put);
        PatternOwners owners = new PatternOwners();
        pipeline.add(self(pipeline, owners, out));
        for (Part part : parts) {
            if (part.is(Source.class)) {
                pipeline.add(source(part, prerequisites(part, services), delivery, owners, out));
            }
        }
        return pipeline;
    }

    private Optional<Outlet> outlet(Part part, UnaryOperator<Sink> replacement, List<String> problems) {
        try {
            Callable<Object> builder = builder(part);
            return Optional.of(new Outlet(
                    part.agent(), () -> replacement.apply((Sink) builder.call()), part.settings()::takesFrom));
        } catch (Exception | LinkageError e) {
            LOG.error(
                    "sink '{}' cannot be built and is left out", part.settings().id(), e);
            problems.add(
                    "sink '%s' cannot be built: %s".formatted(part.settings().id(), e));
            return Optional.empty();
        }
    }

    private static Prerequisites prerequisites(Part part, List<Served> services) {
        return new Prerequisites(services.stream()
                .filter(service -> Wiring.asksFor(
                        part.configured().component(),
                        service.part().configured().component().implementation()))
                .map(Served::loop)
                .toList());
    }

    private SourceLoop source(
            Part part, Prerequisites prerequisites, Delivery delivery, PatternOwners owners, Consumer<Batch> out)
            throws IOException {
        Component component = part.configured().component();
        Optional<Handover> records = part.is(StreamingSource.class)
                ? Optional.of(delivery.handover(part.agent().vitals()))
                : Optional.empty();
        return new SourceLoop(
                part.role() == Role.SERVICE
                        ? agent(Role.SOURCE, part.settings(), component, part.names(), part.loader())
                        : part.agent(),
                part.role() == Role.SERVICE
                        ? CollectedService.source(service(part))
                        : () -> (Source) builder(part).call(),
                part.loader(),
                prerequisites,
                part.settings().interval(),
                part.configured().plugin().isBuiltIn() ? owners.builtIn(component.type()) : owners.outside(component),
                out,
                records);
    }

    private SourceLoop self(Pipeline pipeline, PatternOwners owners, Consumer<Batch> out) {
        Vitals vitals = new Vitals(Role.SOURCE, Self.ID, Self.ID);
        LateNames names = new LateNames(settings.prefix());
        names.host(host);
        return new SourceLoop(
                new ComponentAgent(vitals, names, clock, OWN, this::health, data),
                pipeline::self,
                OWN,
                Prerequisites.NONE,
                settings.interval(),
                owners.builtIn(Self.ID),
                out,
                Optional.empty());
    }
}
