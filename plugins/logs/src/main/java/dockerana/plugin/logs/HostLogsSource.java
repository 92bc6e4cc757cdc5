package dockerana.plugin.logs;

import dockerana.api.Agent;
import dockerana.api.Records;
import dockerana.api.Samples;
import dockerana.api.Status;
import dockerana.api.StreamingSource;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Counts the lines of the host's own logs and hands them on. {@link #run} reads and offers; {@link #collect}, on another thread, adds what was
 * counted. They share the {@link Tallies} and nothing else.
 */
final class HostLogsSource implements StreamingSource {
    private static final long LOOK_NANOS = Duration.ofSeconds(2).toNanos();

    private final HostLogsConfig config;
    private final Agent agent;
    private final Setup setup;
    private final Tallies tallies = new Tallies(Family.FILES);
    private final Semaphore news = new Semaphore(0);
    private volatile boolean running;
    private volatile @Nullable Status told;

    @Inject
    HostLogsSource(HostLogsConfig config, Agent agent) {
        this.config = config;
        this.agent = agent;
        setup = new Setup(config, agent, tallies, new PlainLines(agent.clock(), ZoneId.systemDefault()));
    }

    @Override
    public void run(Records records) throws InterruptedException {
        running = true;
        HostFiles files = new HostFiles(config, config.files(), agent.clock());
        try (Followers<HostLog> followers = followers(records)) {
            Pace pace = new Pace(config.poll());
            long lookedAt = System.nanoTime() - LOOK_NANOS;
            while (true) {
                if (System.nanoTime() - lookedAt >= LOOK_NANOS) {
                    followers.update(look(files));
                    lookedAt = System.nanoTime();
                }
                Pace.Progress progress = followers.read(config.poll().toNanos());
                report(files, followers.problem());
                long pause = pace.next(progress, followers.areHeldBack(), true);
                if (news.tryAcquire(pause, TimeUnit.NANOSECONDS)) {
                    news.drainPermits();
                }
            }
        } finally {
            running = false;
        }
    }

    /** All that is followed, for whoever takes records. */
    Followers<HostLog> followers(Records records) {
        return new Followers<>(new HostRoll(setup, config, news::release), tallies, records);
    }

    private List<HostLog> look(HostFiles files) {
        List<HostLog> found = files.look();
        if (!config.journal()) {
            return found;
        }
        List<HostLog> all = new ArrayList<>(found);
        all.add(HostLog.JOURNAL);
        return all;
    }

    private void report(HostFiles files, Optional<Problem> unread) {
        Status status = unread.or(files::problem)
                .map(problem -> Status.degraded(problem.reason(), problem.remedy()))
                .or(() -> tallies.problem().map(problem -> Status.degraded(problem, SeriesLimit.REMEDY)))
                .orElseGet(() -> Status.ok("follows " + files.said(config.journal())))
                .by(config.journal() ? "files, journal" : "files");
        if (!status.equals(told)) {
            agent.status(status);
            told = status;
        }
    }

    /** Where nothing reads, as when a configuration is checked, it is only looked whether that could be. */
    @Override
    public void collect(Samples samples) {
        if (!running && told == null) {
            HostFiles files = new HostFiles(config, config.files(), agent.clock());
            files.look();
            List<Problem> problems = new ArrayList<>(files.unreadable());
            if (config.journal()) {
                Journal.problem(config.root()).ifPresent(problems::add);
            }
            report(files, problems.stream().findFirst().map(first -> first.andOthers(problems.size() - 1)));
        }
        tallies.addTo(samples);
    }
}
