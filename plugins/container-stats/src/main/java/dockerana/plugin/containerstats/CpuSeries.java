package dockerana.plugin.containerstats;

import dockerana.api.Metric;
import dockerana.api.Samples;
import dockerana.api.Series;
import dockerana.plugin.containers.Run;
import java.util.List;

/** What one run of a container used of the processors. */
final class CpuSeries {
    private static final Metric PERCENT = Metric.gauge(
            "containers.{container}.cpu.percent",
            "Share of one processor's time in use; 100 is one processor, as in docker stats");
    private static final Metric USAGE =
            Metric.counter("containers.{container}.cpu.usage_seconds", "Processor time used");
    private static final Metric USER =
            Metric.counter("containers.{container}.cpu.user_seconds", "Processor time used by programs");
    private static final Metric SYSTEM =
            Metric.counter("containers.{container}.cpu.system_seconds", "Processor time used by the kernel for them");
    private static final Metric PERIODS = Metric.counter(
            "containers.{container}.cpu.periods", "Periods of the processor limit in which there was something to do");
    private static final Metric THROTTLED_PERIODS = Metric.counter(
            "containers.{container}.cpu.throttled_periods", "Periods in which the limit on processor time was reached");
    private static final Metric THROTTLED_SECONDS = Metric.counter(
            "containers.{container}.cpu.throttled_seconds", "Time for which its threads stood still at the limit");
    private static final Metric LIMIT_CORES =
            Metric.gauge("containers.{container}.cpu.limit_cores", "Processors that it may use at most, if limited");
    private static final Metric LIMIT_PERCENT = Metric.gauge(
            "containers.{container}.cpu.limit_percent",
            "Share in use of the processor time that it may use, if limited");
    static final List<Metric> METRICS = List.of(
            PERCENT, USAGE, USER, SYSTEM, PERIODS, THROTTLED_PERIODS, THROTTLED_SECONDS, LIMIT_CORES, LIMIT_PERCENT);

    private final ProcessorTime system;
    private final Series percent;
    private final Series usage;
    private final Series user;
    private final Series kernel;
    private final Series periods;
    private final Series throttledPeriods;
    private final Series throttledSeconds;
    private final Series limitCores;
    private final Series limitPercent;
    private double usageBefore = Double.NaN;
    private double systemBefore = Double.NaN;

    CpuSeries(Run run, ProcessorTime system) {
        this.system = system;
        percent = run.series(PERCENT);
        usage = run.series(USAGE);
        user = run.series(USER);
        kernel = run.series(SYSTEM);
        periods = run.series(PERIODS);
        throttledPeriods = run.series(THROTTLED_PERIODS);
        throttledSeconds = run.series(THROTTLED_SECONDS);
        limitCores = run.series(LIMIT_CORES);
        limitPercent = run.series(LIMIT_PERCENT);
    }

    /** Adds the time used, and the share of what there was between the reading before and this one. */
    void addUsage(Samples samples, double total, double ofUser, double ofKernel, double cores) {
        double used = total - usageBefore;
        double available = system.seconds() - systemBefore;
        double share = used >= 0 && available > 0 ? 100 * used / available * system.processors() : Double.NaN;
        usageBefore = total;
        systemBefore = system.seconds();
        samples.add(percent, share);
        samples.add(usage, total);
        samples.add(user, ofUser);
        samples.add(kernel, ofKernel);
        samples.add(limitCores, cores);
        samples.add(limitPercent, share / cores);
    }

    /** Adds what the limit did. */
    void addThrottling(Samples samples, double all, double throttled, double seconds) {
        samples.add(periods, all);
        samples.add(throttledPeriods, throttled);
        samples.add(throttledSeconds, seconds);
    }
}
