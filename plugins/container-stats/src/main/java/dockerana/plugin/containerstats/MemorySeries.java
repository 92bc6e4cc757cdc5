package dockerana.plugin.containerstats;

import dockerana.api.Metric;
import dockerana.api.Samples;
import dockerana.api.Series;
import dockerana.plugin.containers.Run;
import java.util.List;

/** What one run of a container used of the memory. */
final class MemorySeries {
    private static final Metric USED = Metric.gauge(
            "containers.{container}.memory.used_bytes",
            "Memory in use without what can be dropped, as in docker stats");
    private static final Metric LIMIT = Metric.gauge(
            "containers.{container}.memory.limit_bytes",
            "Memory that it may use at most: its limit, or the machine's memory");
    private static final Metric USED_PERCENT =
            Metric.gauge("containers.{container}.memory.used_percent", "Share in use of the memory that it may use");
    private static final Metric USAGE = Metric.gauge(
            "containers.{container}.memory.usage_bytes",
            "Memory in use with all that is cached, as the kernel counts it");
    private static final Metric CACHE =
            Metric.gauge("containers.{container}.memory.cache_bytes", "Contents of files that are kept in memory");
    private static final Metric RSS =
            Metric.gauge("containers.{container}.memory.rss_bytes", "Memory of the programs themselves");
    private static final Metric SWAP =
            Metric.gauge("containers.{container}.memory.swap_bytes", "Memory that was moved to disk");
    private static final Metric PEAK =
            Metric.gauge("containers.{container}.memory.peak_bytes", "Most memory that was in use at once");
    private static final Metric OOM_KILLS = Metric.counter(
            "containers.{container}.memory.oom_kills", "Processes that the kernel ended for want of memory");
    private static final Metric LIMIT_HITS = Metric.counter(
            "containers.{container}.memory.limit_hits", "Times at which the limit was about to be passed");
    private static final Metric PAGE_FAULTS =
            Metric.counter("containers.{container}.memory.page_faults", "Pages that had to be found for a program");
    private static final Metric MAJOR_PAGE_FAULTS = Metric.counter(
            "containers.{container}.memory.major_page_faults", "Pages that had to be read from a disk for a program");
    static final List<Metric> METRICS = List.of(
            USED,
            LIMIT,
            USED_PERCENT,
            USAGE,
            CACHE,
            RSS,
            SWAP,
            PEAK,
            OOM_KILLS,
            LIMIT_HITS,
            PAGE_FAULTS,
            MAJOR_PAGE_FAULTS);

    private final Series used;
    private final Series limit;
    private final Series usedPercent;
    private final Series usage;
    private final Series cache;
    private final Series rss;
    private final Series swap;
    private final Series peak;
    private final Series oomKills;
    private final Series limitHits;
    private final Series pageFaults;
    private final Series majorPageFaults;

    MemorySeries(Run run) {
        used = run.series(USED);
        limit = run.series(LIMIT);
        usedPercent = run.series(USED_PERCENT);
        usage = run.series(USAGE);
        cache = run.series(CACHE);
        rss = run.series(RSS);
        swap = run.series(SWAP);
        peak = run.series(PEAK);
        oomKills = run.series(OOM_KILLS);
        limitHits = run.series(LIMIT_HITS);
        pageFaults = run.series(PAGE_FAULTS);
        majorPageFaults = run.series(MAJOR_PAGE_FAULTS);
    }

    /** Adds what is in use. What was not asked for lately of files is not counted as used; the engine does it so. */
    void addUsage(Samples samples, double all, double inactiveFile, double most) {
        double inUse = inactiveFile < all ? all - inactiveFile : all;
        samples.add(used, inUse);
        samples.add(limit, most);
        samples.add(usedPercent, 100 * inUse / most);
        samples.add(usage, all);
    }

    /** Adds what it is made of. */
    void addParts(Samples samples, double ofFiles, double ofPrograms, double onDisk, double highest) {
        samples.add(cache, ofFiles);
        samples.add(rss, ofPrograms);
        samples.add(swap, onDisk);
        samples.add(peak, highest);
    }

    /** Adds what happened. */
    void addEvents(Samples samples, double kills, double hits, double faults, double majorFaults) {
        samples.add(oomKills, kills);
        samples.add(limitHits, hits);
        samples.add(pageFaults, faults);
        samples.add(majorPageFaults, majorFaults);
    }
}
