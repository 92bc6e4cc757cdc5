package dockerana.plugin.local.graphite.functions;

import dockerana.plugin.local.graphite.query.QueryException;

/** What one query may take. Whoever reads or computes asks first; what is too much ends the query. */
public final class Budget {
    private static final long EACH_CALL = 1000;

    private long series;
    private long points;
    private long work;

    /**
     * Of one query.
     *
     * @param series how many series may be read
     * @param points how many values may be read or made anew
     * @param work how many values may be looked at
     */
    public Budget(long series, long points, long work) {
        this.series = series;
        this.points = points;
        this.work = work;
    }

    void readSeries(long points) {
        if (--series < 0) {
            throw new QueryException("the query reads too many series; name fewer, or those of one container");
        }
        hold(points);
    }

    /** So many values are about to be kept in memory. */
    void hold(long more) {
        points -= more;
        if (points < 0) {
            throw new QueryException("the query needs too many points; ask for a shorter time or fewer series");
        }
        work(more);
    }

    void call() {
        work(EACH_CALL);
    }

    void work(long more) {
        work -= more;
        if (work < 0) {
            throw new QueryException("the query takes too long; ask for a shorter time, fewer series or less nesting");
        }
    }
}
