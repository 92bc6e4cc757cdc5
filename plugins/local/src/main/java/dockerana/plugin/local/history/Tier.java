package dockerana.plugin.local.history;

import java.util.Arrays;
import org.h2.mvstore.MVMap;

/** What is kept at one of the coarser steps: the usual value of each, and of readings the greatest where it differs. */
final class Tier {
    private final Blocks usual;
    private final Blocks greatest;
    private final long keptSeconds;
    private final MVMap<String, byte[]> shed;
    private volatile long since;

    /** @param keptSeconds for how long */
    Tier(Store store, int step, long keptSeconds) {
        this.usual = new Blocks(store.byNumber(Integer.toString(step)), step);
        this.greatest = new Blocks(store.byNumber(step + "max"), step);
        this.keptSeconds = keptSeconds;
        this.shed = store.byText("shed");
        byte[] before = shed.get(name());
        this.since = before == null ? 0 : new PackedInput(before).number();
    }

    int step() {
        return usual.step();
    }

    long keptSeconds() {
        return keptSeconds;
    }

    /** Since when values are kept. */
    long since(long now) {
        return Math.max(now - keptSeconds, since);
    }

    private String name() {
        return Integer.toString(step());
    }

    /**
     * Makes values of this step of finer ones and keeps them.
     *
     * @param fine of which the first is for {@code fromSecond}; both times are multiples of this step
     */
    void add(int id, long fromSecond, long untilSecond, double[] fine, int fineStep) {
        int count = (int) ((untilSecond - fromSecond) / step());
        Consolidation consolidation = SeriesNumber.consolidation(id);
        double[] values = new double[count];
        coarser(consolidation, fine, fineStep, fromSecond, values, step(), fromSecond);
        usual.add(id, fromSecond / step(), values, count);
        if (consolidation == Consolidation.READING) {
            double[] peaks = new double[count];
            coarser(Consolidation.GREATEST, fine, fineStep, fromSecond, peaks, step(), fromSecond);
            if (!Arrays.equals(values, peaks)) {
                greatest.add(id, fromSecond / step(), peaks, count);
            }
        }
    }

    /** Makes coarser values of finer ones. Each array begins with the first of its steps that begins at or after its time. */
    static void coarser(
            Consolidation consolidation,
            double[] fine,
            int fineStep,
            long fineSecond,
            double[] coarse,
            int coarseStep,
            long coarseSecond) {
        long firstFine = Math.ceilDiv(fineSecond, fineStep);
        long firstCoarse = Math.ceilDiv(coarseSecond, coarseStep);
        for (int i = 0; i < coarse.length; i++) {
            long begin = (firstCoarse + i) * coarseStep;
            int from = index(Math.ceilDiv(begin, fineStep) - firstFine, fine);
            int until = index(Math.ceilDiv(begin + coarseStep, fineStep) - firstFine, fine);
            coarse[i] = consolidation.of(fine, from, until);
        }
    }

    private static int index(long wanted, double[] values) {
        return Math.clamp(wanted, 0, values.length);
    }

    /** Puts what is known of a series into an array, whose first element is for the step of this number. */
    void fill(int id, Rollup rollup, long slot, double[] into) {
        usual.fill(id, slot, into);
        if (rollup == Rollup.MAXIMUM && SeriesNumber.consolidation(id) == Consolidation.READING) {
            greatest.fill(id, slot, into);
        }
    }

    void forgetBefore(long second) {
        usual.forgetBefore(second);
        greatest.forgetBefore(second);
    }

    /** Forgets the oldest stretch, before its time. */
    void forgetOldest() {
        long oldest = usual.oldest();
        if (oldest < Long.MAX_VALUE) {
            since = oldest + (long) step() * Block.STEPS;
            PackedOutput out = new PackedOutput();
            out.number(since);
            shed.put(name(), out.toBytes());
            forgetBefore(since);
        }
    }

    long oldest() {
        return usual.oldest();
    }
}
