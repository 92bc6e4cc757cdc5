package dockerana.plugin.local.history;

import java.util.Arrays;

/**
 * The values of one source at its own interval: the latest as rows, in memory and in the log, the others in blocks. Written by one thread; what
 * others read is in {@link #recent()} and in the blocks, where values are before they leave the rows.
 */
final class SourceHistory {
    /** How many steps are packed at once. */
    private static final int RUN = 30;

    private static final int QUICK_SECONDS = 5;
    private static final Layout NOBODY = new Layout(new int[0]);

    private final int number;
    private final Store store;
    private final RowLog log;
    private volatile Recent recent;
    private volatile Blocks blocks;

    SourceHistory(int number, Recent recent, Store store, RowLog log) {
        this.number = number;
        this.recent = recent;
        this.store = store;
        this.log = log;
        this.blocks = blocks(recent.step());
        for (Row row : log.read(number, NOBODY)) {
            this.recent = this.recent.with(row);
        }
    }

    private String name(int step) {
        return "source%d-%d".formatted(number, step);
    }

    private Blocks blocks(int step) {
        return new Blocks(store.byNumber(name(step)), Math.max(1, step));
    }

    int number() {
        return number;
    }

    Recent recent() {
        return recent;
    }

    Blocks blocks() {
        return blocks;
    }

    /** Whether another batch will come in a moment. */
    boolean isQuick() {
        return recent.step() > 0 && recent.step() <= QUICK_SECONDS;
    }

    /** Keeps a row; what it does not belong together with is packed before. */
    void add(Row given) {
        Recent before = recent;
        boolean again = !before.isEmpty() && before.latest().second() == given.second();
        Row row = again ? given.over(before.latest()) : given;
        if (!recent.isEmpty() && runOf(row) != runOf(recent.rows()[0])) {
            pack();
        }
        for (Row later : recent.rows()) {
            if (later.second() > row.second()) { // the clock was set back
                log.forget(number, new Row[] {later});
            }
        }
        log.add(number, row);
        recent = recent.with(row);
    }

    private long runOf(Row row) {
        return row.second() / Math.max(1, recent.step()) / RUN;
    }

    /** Puts what is in rows into blocks. */
    void pack() {
        if (recent.isEmpty()) {
            return;
        }
        if (recent.step() == 0) { // nothing could be learnt from them
            recent = recent.withStep(1, 0);
            blocks = blocks(1);
        }
        Recent now = recent;
        long slot = now.rows()[0].second() / now.step();
        double[] values = new double[(int) (now.latest().second() / now.step() - slot) + 1];
        for (int id : ids(now.rows())) {
            Arrays.fill(values, Double.NaN);
            for (Row row : now.rows()) {
                values[(int) (row.second() / now.step() - slot)] = row.of(id);
            }
            blocks.add(id, slot, values, values.length);
            store.relieve();
        }
        log.forget(number, now.rows());
        recent = now.withoutRows();
    }

    private static int[] ids(Row[] rows) {
        int[] ids = rows[rows.length - 1].layout().sorted();
        for (Row row : rows) {
            if (row.layout() != rows[rows.length - 1].layout()) {
                int[] more = row.layout().sorted();
                int[] both = Arrays.copyOf(ids, ids.length + more.length);
                System.arraycopy(more, 0, both, ids.length, more.length);
                ids = Arrays.stream(both).sorted().distinct().toArray();
            }
        }
        return ids;
    }

    /** From this row on the source has another interval; rows are bound to none, so that what is in rows alone has it too. */
    void changeStep(int step, long second) {
        boolean allInRows = blocks.oldest() == Long.MAX_VALUE;
        if (!allInRows) {
            pack();
        }
        recent = recent.withStep(step, allInRows ? recent.stepSince() : second);
        blocks = blocks(step);
    }

    /** Forgets what is older than is kept, and in time what was packed at another interval. */
    void forgetOld(long now) {
        Recent present = recent;
        long oldest = now - Tiers.keptSeconds(present.step());
        blocks.forgetBefore(oldest);
        if (present.stepSince() < oldest) {
            store.removeOthers("source%d-".formatted(number), name(present.step()));
        }
    }

    /** Forgets the oldest stretch, before its time. */
    void forgetOldest() {
        long oldest = blocks.oldest();
        if (oldest < Long.MAX_VALUE) {
            long since = oldest + (long) blocks.step() * Block.STEPS;
            recent = recent.withStep(recent.step(), since);
            blocks.forgetBefore(since);
        }
    }

    void coarseUntil(long second) {
        recent = recent.coarseUntil(second);
    }

    /** Puts the values of a series into an array, whose first element is for the step of this number. */
    void fill(int id, int step, long slot, double[] into) {
        Recent now = recent; // before the blocks: what leaves the rows meanwhile is there already
        Blocks packed = blocks;
        if (packed.step() == step) {
            packed.fill(id, slot, into);
        }
        for (Row row : now.rows()) {
            long index = row.second() / step - slot;
            double value = row.of(id);
            if (index >= 0 && index < into.length && !Double.isNaN(value)) {
                into[(int) index] = value;
            }
        }
    }
}
