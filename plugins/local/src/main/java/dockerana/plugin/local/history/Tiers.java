package dockerana.plugin.local.history;

import java.util.List;

/** How long values are kept at which step. */
final class Tiers {
    private static final int HOUR = 3600;
    private static final int DAY = 24 * HOUR;
    private static final int MINUTE = 60;
    private static final int TEN_MINUTES = 10 * MINUTE;

    /** At the source's own interval, if that is less than a minute. */
    static final int FINEST_KEPT_SECONDS = 6 * HOUR;

    private Tiers() {}

    /** The coarser ones, the finer first. */
    static List<Tier> open(Store store) {
        return List.of(new Tier(store, MINUTE, 7 * DAY), new Tier(store, TEN_MINUTES, 365 * DAY));
    }

    /** How long values of a source are kept at its own interval. */
    static long keptSeconds(int step) {
        if (step < MINUTE) {
            return FINEST_KEPT_SECONDS;
        }
        return (step < TEN_MINUTES ? 7 : 365) * (long) DAY;
    }
}
