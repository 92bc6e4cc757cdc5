package dockerana.plugin.dockerevents;

import dockerana.api.Metric;
import dockerana.api.Samples;
import dockerana.api.Series;
import dockerana.plugin.containers.Run;
import dockerana.plugin.docker.Container;
import java.time.Instant;
import java.util.List;

/** How one container is, under the name it has now. Confined to the thread that collects. */
final class ContainerSeries {
    private static final Metric STATE = Metric.gauge(
            "containers.{container}.state",
            "0 created, 1 running, 2 paused, 3 restarting, 4 exited, 5 dead, 6 being removed");
    private static final Metric HEALTH = Metric.gauge(
            "containers.{container}.health", "0 without a health check, 1 starting, 2 healthy, 3 unhealthy");
    private static final Metric UPTIME =
            Metric.gauge("containers.{container}.uptime_seconds", "Time since it was started, while it runs");
    private static final Metric EXIT_CODE =
            Metric.gauge("containers.{container}.exit_code", "Exit code of its run that ended last");
    private static final Metric CHECK_SECONDS =
            Metric.gauge("containers.{container}.healthcheck.seconds", "How long the last health check took");
    private static final Metric FAILING_STREAK =
            Metric.gauge("containers.{container}.healthcheck.failing_streak", "How many health checks in a row failed");
    private static final Metric RESTARTS =
            Metric.counter("containers.{container}.restarts", "Starts after the first, whoever wanted them");
    private static final Metric DEATHS = Metric.counter("containers.{container}.deaths", "Runs that ended");
    private static final Metric OOMS =
            Metric.counter("containers.{container}.ooms", "Times the kernel ended a process for want of memory");
    static final List<Metric> METRICS =
            List.of(STATE, HEALTH, UPTIME, EXIT_CODE, CHECK_SECONDS, FAILING_STREAK, RESTARTS, DEATHS, OOMS);

    private final Container of;
    private final Account account;
    private final Series state;
    private final Series health;
    private final Series uptime;
    private final Series exitCode;
    private final Series checkSeconds;
    private final Series failingStreak;
    private final Series restarts;
    private final Series deaths;
    private final Series ooms;

    ContainerSeries(Container container, Account account) {
        this.of = container;
        this.account = account;
        Run counted = Run.of(container.id(), container.name(), container.image(), container.labels(), 0, account.start);
        state = counted.series(STATE);
        health = counted.series(HEALTH);
        uptime = counted.series(UPTIME);
        exitCode = counted.series(EXIT_CODE);
        checkSeconds = counted.series(CHECK_SECONDS);
        failingStreak = counted.series(FAILING_STREAK);
        restarts = counted.series(RESTARTS);
        deaths = counted.series(DEATHS);
        ooms = counted.series(OOMS);
    }

    /** Whether these are what they would be if they were made now. */
    boolean isOf(Container container, Account account) {
        return this.account == account
                && of.name().equals(container.name())
                && of.image().equals(container.image())
                && of.labels().equals(container.labels());
    }

    /** How it is at this moment, and what was counted. */
    void addAll(Life life, Instant now, Samples samples) {
        Container container = life.container();
        addEnd(life, samples);
        if (container.isRunning()) {
            add(health, health(container.health()), samples);
            add(uptime, uptime(container, now), samples);
            if (!container.healthCheck().isEmpty()) {
                add(checkSeconds, life.probes.seconds(), samples);
                add(failingStreak, life.probes.failingStreak(), samples);
            }
        }
        addCounts(samples);
    }

    /** What stays true of one that has ended: how, and with what. */
    void addEnd(Life life, Samples samples) {
        add(state, state(life.state()), samples);
        add(exitCode, life.exitCode(), samples);
    }

    void addCounts(Samples samples) {
        samples.add(restarts, (double) account.restarts);
        samples.add(deaths, (double) account.deaths);
        samples.add(ooms, (double) account.ooms);
    }

    private static void add(Series series, double value, Samples samples) {
        if (!Double.isNaN(value)) {
            samples.add(series, value);
        }
    }

    private static double uptime(Container container, Instant now) {
        if (container.startedAt().isEmpty()) {
            return Double.NaN;
        }
        Instant start = container.startedAt().get();
        double seconds = now.getEpochSecond() - start.getEpochSecond() + (now.getNano() - start.getNano()) / 1e9;
        return Math.max(0, seconds); // the engine's clock may be ahead
    }

    private static double state(String word) {
        return switch (word) {
            case "created" -> 0;
            case "running" -> 1;
            case "paused" -> 2;
            case "restarting" -> 3;
            case "exited" -> 4;
            case "dead" -> 5;
            case "removing" -> 6;
            default -> Double.NaN;
        };
    }

    private static double health(String word) {
        return switch (word) {
            case "none" -> 0;
            case "starting" -> 1;
            case "healthy" -> 2;
            case "unhealthy" -> 3;
            default -> Double.NaN;
        };
    }
}
