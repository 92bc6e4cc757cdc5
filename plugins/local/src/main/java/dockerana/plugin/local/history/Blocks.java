package dockerana.plugin.local.history;

import java.util.Arrays;
import java.util.Iterator;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/**
 * The values of many series at one step: a {@link Block} for each series and stretch of time. What is written together lies together, and what grows
 * old together too. Written by one thread, read by any.
 */
final class Blocks {
    private static final byte[] NONE = {};

    private final MVMap<Long, byte[]> map;
    private final int step;
    private final Block block = new Block();

    Blocks(MVMap<Long, byte[]> map, int step) {
        this.map = map;
        this.step = step;
    }

    int step() {
        return step;
    }

    private static long key(long stretch, int id) {
        return stretch << 32 | id;
    }

    private long stretchOf(long second) {
        return second / step / Block.STEPS;
    }

    /**
     * Adds what was measured, behind what is known of a series.
     *
     * @param slot the number of the first step: its time divided by the step
     */
    void add(int id, long slot, double[] values, int count) {
        for (int done = 0; done < count; ) {
            long stretch = (slot + done) / Block.STEPS;
            int index = (int) ((slot + done) % Block.STEPS);
            int fits = Math.min(count - done, Block.STEPS - index);
            int last = lastOf(values, done, fits);
            if (last > 0) {
                long key = key(stretch, id);
                byte[] before = map.get(key);
                map.put(key, block.with(before == null ? NONE : before, index, values, done, last));
            }
            done += fits;
        }
    }

    /** How many there are up to the last that is a number. */
    private static int lastOf(double[] values, int from, int count) {
        int last = count;
        while (last > 0 && Double.isNaN(values[from + last - 1])) {
            last--;
        }
        return last;
    }

    /** Puts what is known of a series into an array, whose first element is for the step of this number; the rest stays as it is. */
    void fill(int id, long slot, double[] into) {
        long end = slot + into.length;
        for (long stretch = slot / Block.STEPS; stretch * Block.STEPS < end; stretch++) {
            byte[] found = map.get(key(stretch, id));
            if (found != null) {
                Block.unpack(found, into, (int) (stretch * Block.STEPS - slot));
            }
        }
    }

    /** Which series have something around this time, sorted. */
    int[] ids(long fromSecond, long untilSecond) {
        int[] ids = new int[64];
        int count = 0;
        Long until = key(stretchOf(untilSecond - 1) + 1, 0);
        Iterator<Long> keys = map.keyIterator(key(stretchOf(fromSecond), 0));
        while (keys.hasNext()) {
            Long key = keys.next();
            if (key >= until) {
                break;
            }
            if (count == ids.length) {
                ids = Arrays.copyOf(ids, 2 * count);
            }
            ids[count++] = key.intValue();
        }
        return Arrays.stream(ids, 0, count).sorted().distinct().toArray();
    }

    /** Forgets all stretches that ended before this time. */
    void forgetBefore(long second) {
        Long until = key(stretchOf(second), 0);
        for (Long first = map.firstKey(); first != null && first < until; first = map.firstKey()) {
            map.remove(first);
        }
    }

    /** The begin of the oldest stretch, or the end of time. */
    long oldest() {
        @Nullable Long first = map.firstKey();
        return first == null ? Long.MAX_VALUE : (first >>> 32) * step * Block.STEPS;
    }
}
