package dockerana.plugin.docker;

import dockerana.api.Agent;
import dockerana.api.Samples;
import dockerana.api.Service;
import dockerana.api.Source;
import dockerana.api.Status;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The engine, its containers and its events, for all who depend on this plugin. Its public methods are safe for any thread.
 *
 * <p>{@link #connect} and {@link #run}, on one thread, are the only writers of the inventory, and run calls the listeners; what they write is
 * published as immutable snapshots.
 */
public final class Docker implements Service, Source {
    /** The engine was reached, and says no; its words are the message. */
    public static final class Refusal extends IOException {
        private static final long serialVersionUID = 1;

        private final int status;

        /** Made by this plugin, and by tests of those that depend on it. */
        public Refusal(int status, String message) {
            super(message);
            this.status = status;
        }

        /** That of HTTP: 404 of a container that is not there, 501 of a log that Docker cannot read. */
        public int status() {
            return status;
        }
    }

    private static final Duration RECONCILE = Duration.ofSeconds(60);
    private static final Path SELF = Path.of("/proc/self");

    private final DockerConfig config;
    private final Agent agent;
    private final Duration reconcile;
    private final Deadlines deadlines;
    private final Link link;
    private final Inventory inventory;
    private final Shared<Map<String, Double>> statistics;
    private final Listeners listeners = new Listeners();
    private final Hearing hearing;
    private volatile @Nullable Engine engine;
    private volatile @Nullable EventQueue events;
    private volatile boolean reachable;
    private String release = "";

    /** For the agent. */
    @Inject
    Docker(DockerConfig config, Agent agent) {
        this(config, agent, RECONCILE);
    }

    Docker(DockerConfig config, Agent agent, Duration reconcile) {
        this.config = config;
        this.agent = agent;
        this.reconcile = reconcile;
        this.deadlines = new Deadlines(agent.threads());
        this.link = new Link(config, deadlines, agent.clock());
        this.statistics = new Shared<>(deadlines);
        this.inventory = new Inventory(
                new Register(
                        new Naming(
                                config.containers().name().map(Template::new),
                                config.containers().trustLabels()),
                        new Selection(config.containers()),
                        OwnContainer.id(SELF).orElse("")),
                agent.threads());
        this.hearing = new Hearing(inventory, listeners);
    }

    /**
     * The containers that are reported, in the order they were created. The same list as long as nothing changed. While the engine cannot be
     * reached it is the last that was known; before it was reached the first time it is empty.
     */
    public List<Container> containers() {
        return inventory.containers();
    }

    /** The reported container of that full id. */
    public Optional<Container> container(String id) {
        return inventory.container(id);
    }

    /** Whether the engine answers now: whether {@link #containers()} is the present and not the past. */
    public boolean reachable() {
        return reachable;
    }

    /** Whether the engine is reached through a socket of this machine, so that its processes and files may be here. */
    public boolean local() {
        return config.isLocal();
    }

    /**
     * Has every event handed over, each once and in the order in which the engine tells them, from now on; those that happened while the engine
     * could not be reached as far as it still knows them. Where it may know no more of all of them, an event of type {@code dockerana}, action
     * {@code gap}, comes before those that followed, with the attributes {@code start}, {@code end} and {@code reason}.
     *
     * <p>Called on the service's thread: the listener only takes note, and returns at once. While it does not return, no event is read.
     *
     * @return closing it ends that
     */
    public AutoCloseable listen(Consumer<DockerEvent> listener) {
        return listeners.add(listener);
    }

    /**
     * What the engine still knows of what happened from then until now, oldest first: the latest events that {@code most} allows. Each concerns
     * its container as it is known now.
     *
     * @throws IOException if the engine did not answer in time
     */
    public List<DockerEvent> events(Instant since, int most) throws IOException {
        return connected().events(since, agent.clock().instant(), most, config.callTimeout()).stream()
                .map(inventory::concerned)
                .toList();
    }

    /**
     * The end of a container's log as the engine sends it: framed, unless the container has a terminal; without times.
     *
     * @param until to when; what was written later is left out
     * @param lines how many at most
     * @throws IOException if the engine did not answer in time, or does not read the logs of that container
     */
    public byte[] logEnd(String id, Instant until, int lines) throws IOException {
        return connected().logEnd(id, until, lines);
    }

    /**
     * What a container uses now: every number of the engine's answer by the path of its keys, as in {@code memory_stats.usage} and
     * {@code networks.eth0.rx_bytes}; what is listed by block device as in {@code blkio_stats.io_service_bytes_recursive.8:0.read}. The engine
     * is asked for one reading, not for two, and once for all who ask at the same moment.
     *
     * @return empty if the container does not run
     * @throws IOException if the engine did not answer in time
     */
    public Map<String, Double> statistics(String id) throws IOException {
        Engine present = connected();
        return statistics.answer(id, () -> present.statistics(id));
    }

    /**
     * A container's log as the engine sends it: framed, unless the container has a terminal; each line begins with its time.
     *
     * @param since from when on; empty for the beginning
     * @param tail how many of the last lines at most; negative for all
     * @param follow whether to wait for more. A thread that waits in a read is woken by a close from another, or by an interrupt
     * @throws IOException if the engine did not answer in time; a {@link Refusal} if it does not read the logs of that container
     */
    public InputStream logs(String id, Optional<Instant> since, int tail, boolean follow) throws IOException {
        return connected().logs(id, since, tail, follow, config.callTimeout());
    }

    private Engine connected() throws IOException {
        Engine present = engine;
        if (present == null) {
            throw new IOException("Docker was not reached yet");
        }
        return present;
    }

    /** Begins to hear events, then asks which containers there are: so nothing falls between the two. */
    @Override
    public void connect() throws IOException {
        hearNoMore();
        try {
            Engine reached = Engine.at(link.transport());
            release = reached.release();
            engine = reached;
            events = new EventQueue(reached.events(hearing.resume(agent.clock().instant())), agent.threads());
            inventory.reconcile(reached);
            reachable = true;
            tellHowMany();
        } catch (IOException e) {
            hearNoMore();
            agent.status(Status.failed(String.valueOf(e.getMessage()), "See whether Docker runs, and 'endpoint'")
                    .by(config.way()));
            throw e;
        }
    }

    private void hearNoMore() {
        reachable = false;
        EventQueue heard = events;
        events = null;
        if (heard != null) {
            heard.close();
        }
    }

    private void tellHowMany() {
        long running = containers().stream().filter(Container::isRunning).count();
        agent.status(Status.ok("Docker %s at %s, %d containers, %d of them running"
                        .formatted(release, config.endpoint(), containers().size(), running))
                .by(config.way()));
    }

    @Override
    public void run() throws IOException, InterruptedException {
        Engine current = connected();
        EventQueue heard = events;
        if (heard == null) {
            throw new IOException("Docker's events are not heard");
        }
        try {
            while (true) {
                hearing.listen(heard, current, System.nanoTime() + reconcile.toNanos());
                inventory.reconcile(current);
                tellHowMany();
            }
        } finally {
            hearNoMore();
        }
    }

    @Override
    public void collect(Samples samples) {
        link.addTo(samples);
    }

    @Override
    public Optional<String> hostName() throws IOException {
        return Engine.at(link.transport()).hostName();
    }

    @Override
    public void close() throws IOException {
        hearNoMore();
        deadlines.close();
        link.close();
    }
}
