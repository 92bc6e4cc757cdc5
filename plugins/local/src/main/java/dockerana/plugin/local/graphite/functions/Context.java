package dockerana.plugin.local.graphite.functions;

import dockerana.plugin.local.history.Rollup;
import java.time.ZoneId;

/** For which time, and how, targets are evaluated. For one query and thread. */
public final class Context {
    private final Data data;
    private final long from;
    private final long until;
    private final ZoneId zone;
    private final Rollup rollup;
    private double xFilesFactor;

    /**
     * For the time of a query.
     *
     * @param from the last second before it
     * @param until its last second
     * @param zone where a day begins at midnight
     * @param xFilesFactor which share of values has to be there for one to be made of them
     */
    public Context(Data data, long from, long until, ZoneId zone, double xFilesFactor) {
        this(data, from, until, zone, xFilesFactor, Rollup.USUAL);
    }

    private Context(Data data, long from, long until, ZoneId zone, double xFilesFactor, Rollup rollup) {
        this.data = data;
        this.from = from;
        this.until = until;
        this.zone = zone;
        this.xFilesFactor = xFilesFactor;
        this.rollup = rollup;
    }

    /** The same for another time. */
    Context during(long from, long until) {
        return new Context(data, from, until, zone, xFilesFactor, rollup);
    }

    /** The same, but what was kept of a stretch of time is stood for by that. */
    Context with(Rollup rollup) {
        return new Context(data, from, until, zone, xFilesFactor, rollup);
    }

    Data data() {
        return data;
    }

    Budget budget() {
        return data.budget();
    }

    long from() {
        return from;
    }

    long until() {
        return until;
    }

    ZoneId zone() {
        return zone;
    }

    Rollup rollup() {
        return rollup;
    }

    double xFilesFactor() {
        return xFilesFactor;
    }

    /** From now on, for all that is evaluated later, as graphite-web has it. */
    void setXFilesFactor(double xFilesFactor) {
        this.xFilesFactor = xFilesFactor;
    }
}
