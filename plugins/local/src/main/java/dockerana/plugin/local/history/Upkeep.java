package dockerana.plugin.local.history;

import java.util.Comparator;
import java.util.List;

/** Forgets what is too old or too much, and lets its space be used again. Confined to the sink's thread. */
final class Upkeep {
    private static final long MINUTE = 60;
    private static final long TEN_MINUTES = 600;
    private static final long DAY = 24 * 3600;

    /** Of the size that is allowed: from here on the oldest goes, until there is room again. */
    private static final double FULL = 0.85;

    private static final double ALMOST_ALL = 0.95;
    private static final double ROOMY = 0.7;
    private static final int MOST_STRETCHES = 64;
    private static final int SHORTEN_MILLIS = 200;

    private final Store store;
    private final Samples samples;
    private final Records records;
    private final List<Tier> tiers;
    private final Limits limits;
    private long lastSecond;
    private long lastDay;
    private long lastRoomSecond;
    private final long fullBytes;

    Upkeep(Store store, Samples samples, Records records, List<Tier> tiers, Limits limits) {
        this.store = store;
        this.samples = samples;
        this.records = records;
        this.tiers = tiers;
        this.limits = limits;
        this.fullBytes = (long) (limits.bytes() * FULL);
    }

    /** Looks after the store now and then. */
    void after(long second) {
        long passed = Math.abs(second - lastSecond);
        if (passed > DAY) { // the first, or a clock that may be wrong: nothing is forgotten for its sake
            lastSecond = second;
        } else if (passed >= TEN_MINUTES) {
            lastSecond = second;
            samples.forgetOld(second);
            if (second / DAY != lastDay) {
                lastDay = second / DAY;
                samples.forgetEnded(second);
                records.forgetOld(second);
            }
            store.commit();
            store.compact();
        }
        if (store.bytes() > fullBytes
                && (Math.abs(second - lastRoomSecond) >= MINUTE || store.bytes() > limits.bytes() * ALMOST_ALL)) {
            lastRoomSecond = second;
            makeRoom();
        }
    }

    private void makeRoom() {
        store.commit();
        store.compact();
        for (int i = 0; i < MOST_STRETCHES && store.liveBytes() > limits.bytes() * ROOMY; i++) {
            Tier oldest =
                    tiers.stream().min(Comparator.comparingLong(Tier::oldest)).orElseThrow();
            if (oldest.oldest() < Long.MAX_VALUE) {
                oldest.forgetOldest();
            } else {
                samples.forgetOldestFine();
            }
            store.commit();
        }
        if (store.bytes() > fullBytes) {
            store.shorten(SHORTEN_MILLIS);
        }
    }
}
