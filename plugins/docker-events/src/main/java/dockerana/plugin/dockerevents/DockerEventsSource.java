package dockerana.plugin.dockerevents;

import dockerana.api.Agent;
import dockerana.api.LogRecord;
import dockerana.api.Metric;
import dockerana.api.Records;
import dockerana.api.Samples;
import dockerana.api.Status;
import dockerana.api.StreamingSource;
import dockerana.plugin.docker.Docker;
import dockerana.plugin.docker.DockerEvent;
import dockerana.plugin.dockerevents.Ledger.Meaning;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Hears every event. On the engine's thread it is counted and, if it is to be a record, put into an inbox; {@link #run} makes records of what is
 * there, {@link #collect} reads the ledger. Ledger and inbox are all that the three share.
 */
final class DockerEventsSource implements StreamingSource {
    static final List<Metric> METRICS = Stream.of(
                    StateCounts.METRICS, List.of(EventCounts.EVENTS), ContainerSeries.METRICS)
            .flatMap(List::stream)
            .toList();

    private static final int MOST_WAITING = 8192;
    private static final int MOST_AT_ONCE = 256;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(10);
    private static final Duration UNTIL_REACHED = Duration.ofMillis(100);

    private final DockerEventsConfig config;
    private final Agent agent;
    private final Feed feed;
    private final Kinds kinds;
    private final Ledger ledger;
    private final BlockingQueue<DockerEvent> inbox = new LinkedBlockingQueue<>(MOST_WAITING);
    private @Nullable AutoCloseable listening;
    private boolean closed;
    private boolean told;

    @Inject
    DockerEventsSource(DockerEventsConfig config, Agent agent, Docker docker) {
        this(config, agent, new Feed.Engine(docker));
    }

    DockerEventsSource(DockerEventsConfig config, Agent agent, Feed feed) {
        this.config = config;
        this.agent = agent;
        this.feed = feed;
        this.kinds = new Kinds(config.only(), config.except());
        this.ledger = new Ledger(agent.clock(), feed::containers);
    }

    private synchronized void listen() {
        if (listening == null && !closed) {
            listening = feed.listen(this::heard);
        }
    }

    /** Called by the engine's thread, which must not wait. */
    private void heard(DockerEvent event) {
        if (isWanted(event, ledger.heard(event)) && !inbox.offer(event)) {
            agent.dropped("overrun", 1);
        }
    }

    private boolean isWanted(DockerEvent event, Meaning meaning) {
        return (meaning == Meaning.NEWS || (meaning == Meaning.HEALTH_CHECK && config.healthChecks()))
                && kinds.takes(event.type(), event.verb());
    }

    @Override
    public void collect(Samples samples) throws IOException {
        listen();
        if (!feed.reachable()) {
            throw new IOException(
                    "Docker cannot be reached, so there are no states of containers; see the service docker");
        }
        ledger.addTo(samples);
        if (!told) {
            agent.status(Status.ok("hears what Docker tells"));
            told = true;
        }
    }

    @Override
    public void run(Records records) throws IOException, InterruptedException {
        listen();
        Outgoing outgoing = new Outgoing(new LastLines(feed, agent::sockets, config.lastLines()), agent.host());
        try {
            Missed missed = missed(records.last(EventRecords.KEY));
            for (DockerEvent event : missed.events()) {
                outgoing.add(event);
                emit(outgoing.ready(), records);
            }
            while (true) {
                take(outgoing, missed);
                emit(outgoing.ready(), records);
            }
        } catch (InterruptedException e) {
            emit(remaining(outgoing), records); // the engine may not remember them when the agent is back
            throw e;
        }
    }

    /** What happened since the last record that was handed over, or settled before this process began. */
    private Missed missed(Optional<LogRecord> last) throws IOException, InterruptedException {
        if (last.isEmpty()) {
            return Missed.NOTHING;
        }
        while (!feed.reachable()) {
            TimeUnit.NANOSECONDS.sleep(UNTIL_REACHED.toNanos());
        }
        return Missed.since(last.get(), agent.clock().instant(), feed, this::isWanted);
    }

    private void take(Outgoing outgoing, Missed missed) throws InterruptedException {
        DockerEvent next =
                outgoing.isEmpty() ? inbox.take() : inbox.poll(BETWEEN_LOOKS.toNanos(), TimeUnit.NANOSECONDS);
        for (int taken = 0; next != null && taken < MOST_AT_ONCE; taken++) {
            if (!missed.includes(next)) {
                outgoing.add(next);
            }
            next = taken + 1 < MOST_AT_ONCE ? inbox.poll() : null;
        }
    }

    private List<LogRecord> remaining(Outgoing outgoing) throws InterruptedException {
        for (DockerEvent event = inbox.poll(); event != null; event = inbox.poll()) {
            outgoing.add(event);
        }
        return outgoing.rest();
    }

    private static void emit(List<LogRecord> ready, Records records) {
        if (!ready.isEmpty()) {
            records.emit(ready);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        closed = true;
        AutoCloseable ending = listening;
        listening = null;
        if (ending != null) {
            try {
                ending.close();
            } catch (Exception e) {
                throw new IOException(e);
            }
        }
    }
}
