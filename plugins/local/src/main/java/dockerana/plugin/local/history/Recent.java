package dockerana.plugin.local.history;

import java.util.Arrays;

/**
 * How far the values of one source have been packed, and those that have not. Immutable: whoever reads looks at one moment.
 *
 * @param step the source's interval in seconds; 0 while only one batch of it was seen
 * @param stepSince since when, in seconds since 1970
 * @param coarseUntil up to when its values were made coarser
 * @param rows what is not packed yet, oldest first
 */
@SuppressWarnings("ArrayRecordComponent") // never changed, and never compared
record Recent(int step, long stepSince, long coarseUntil, Row[] rows) {
    static final Recent NOTHING = new Recent(0, 0, 0, new Row[0]);

    /** The time of the latest row that has a value of a series; 0 if none has. */
    long last(int id) {
        for (int i = rows.length - 1; i >= 0; i--) {
            if (rows[i].layout().indexOf(id) >= 0) {
                return rows[i].second();
            }
        }
        return 0;
    }

    boolean isEmpty() {
        return rows.length == 0;
    }

    Row latest() {
        return rows[rows.length - 1];
    }

    /** With another row: the latest, unless the clock was set back. */
    Recent with(Row row) {
        int keep = rows.length;
        while (keep > 0 && rows[keep - 1].second() >= row.second()) {
            keep--;
        }
        Row[] more = Arrays.copyOf(rows, keep + 1);
        more[keep] = row;
        return new Recent(step, stepSince, coarseUntil, more);
    }

    Recent withoutRows() {
        return new Recent(step, stepSince, coarseUntil, new Row[0]);
    }

    Recent withStep(int seconds, long since) {
        return new Recent(seconds, since, coarseUntil, rows);
    }

    Recent coarseUntil(long second) {
        return new Recent(step, stepSince, second, rows);
    }
}
