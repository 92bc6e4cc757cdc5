package dockerana.plugin.logs;

import dockerana.api.Agent;
import dockerana.api.Records;
import dockerana.api.Samples;
import dockerana.api.Status;
import dockerana.api.StreamingSource;
import dockerana.plugin.docker.Container;
import dockerana.plugin.docker.Docker;
import dockerana.plugin.docker.DockerEvent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Counts what containers write and hands it on. {@link #run} reads and offers; {@link #collect}, on another thread, adds what was counted. They
 * share the {@link Tallies} and what was told last.
 */
final class ContainerLogsSource implements StreamingSource {
    private static final Set<String> TELLING = Set.of("start", "die", "destroy", "rename");
    private static final long SILENCE_NANOS = Duration.ofSeconds(30).toNanos();

    private final ContainerLogsConfig config;
    private final Setup setup;
    private final Agent agent;
    private final Supplier<List<Container>> containers;
    private final Events events;
    private final Api api;
    private final Tallies tallies = new Tallies(Family.CONTAINERS);
    private final Semaphore news = new Semaphore(0);
    private @Nullable Status told;

    /** How to hear of events. */
    @FunctionalInterface
    interface Events {
        AutoCloseable listen(Consumer<DockerEvent> listener);
    }

    @Inject
    ContainerLogsSource(ContainerLogsConfig config, Agent agent, Docker docker) {
        this(config, agent, docker::containers, docker::listen, Api.of(docker));
    }

    ContainerLogsSource(
            ContainerLogsConfig config, Agent agent, Supplier<List<Container>> containers, Events events, Api api) {
        this.config = config;
        this.setup = new Setup(config, agent, tallies, new JsonFile());
        this.agent = agent;
        this.containers = containers;
        this.events = events;
        this.api = api;
    }

    @Override
    public void run(Records records) throws InterruptedException {
        AutoCloseable listening = listen();
        try (Followers<Container> followers = followers(records)) {
            Duration poll = config.poll();
            Pace pace = new Pace(poll);
            while (true) {
                followers.update(containers.get());
                Pace.Progress progress = followers.read(poll.toNanos());
                report(followers);
                await(pace.next(progress, followers.areHeldBack(), followers.anyRuns()));
            }
        } finally {
            end(listening);
        }
    }

    /** All that is followed, for whoever takes records. */
    Followers<Container> followers(Records records) {
        return new Followers<>(ways(), tallies, records);
    }

    private Ways ways() {
        return new Ways(config.via(), setup, new ApiStream.Engine(api, agent.sockets(), news::release, SILENCE_NANOS));
    }

    private AutoCloseable listen() {
        return events.listen(event -> {
            if (TELLING.contains(event.verb())) {
                news.release();
            }
        });
    }

    private static void end(AutoCloseable listening) {
        try {
            listening.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** A container that begins or ends is looked at now: it may be gone in an instant. */
    private void await(long nanos) throws InterruptedException {
        if (news.tryAcquire(nanos, TimeUnit.NANOSECONDS)) {
            news.drainPermits();
        }
    }

    private void report(Followers<Container> followers) {
        Status status = followers
                .problem()
                .map(problem -> Status.degraded(problem.reason(), problem.remedy()))
                .or(() -> tallies.problem().map(problem -> Status.degraded(problem, SeriesLimit.REMEDY)))
                .orElseGet(() -> Status.ok("follows the logs of %d containers".formatted(followers.size())))
                .by(followers.way());
        tell(status);
    }

    private synchronized void tell(Status status) {
        if (!status.equals(told)) {
            agent.status(status);
            told = status;
        }
    }

    /** Before anything is followed, and where nothing is, as in a check: which way it would be. */
    private synchronized void foretell() {
        if (told == null) {
            Ways ways = ways();
            List<Container> all =
                    containers.get().stream().filter(Ways::isFollowed).toList();
            long files = all.stream().filter(one -> ways.file(one).isPresent()).count();
            tell(Status.ok("finds the logs of %d containers".formatted(all.size()))
                    .by(Ways.called(files, all.size() - files)));
        }
    }

    @Override
    public void collect(Samples samples) {
        tallies.addTo(samples);
        foretell();
    }
}
