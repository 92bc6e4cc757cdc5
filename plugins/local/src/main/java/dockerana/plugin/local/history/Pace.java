package dockerana.plugin.local.history;

import dockerana.api.Batch;

/** Finds out the interval of one source, which its batches do not tell: the time between two of them, unless one was missed. */
final class Pace {
    /** After so many longer pauses of one length that length is the interval. */
    private static final int CONVINCING = 30;

    private long lastSecond;
    private int longer;
    private int longerTimes;

    /**
     * Looks at a batch.
     *
     * @param step the interval as known so far; 0 if it is not
     * @return the interval as known now
     */
    int after(Batch batch, int step) {
        long second = batch.slotMillis() / 1000;
        long pause = second - lastSecond;
        lastSecond = second;
        if (pause <= 0 || Math.abs(batch.elapsedNanos() / 1e9 - pause) > pause / 2.0) {
            return step; // the first, or the clock was set
        }
        if (step == 0 || pause < step) {
            longerTimes = 0;
            return (int) pause;
        }
        longerTimes = pause == longer && pause > step ? longerTimes + 1 : 0;
        longer = (int) pause;
        return longerTimes >= CONVINCING ? longer : step;
    }
}
