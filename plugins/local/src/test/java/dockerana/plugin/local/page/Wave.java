package dockerana.plugin.local.page;

/**
 * Numbers that look alive and depend on nothing but a seed and the time.
 *
 * @param seed which of many
 * @param time seconds since 1970
 */
record Wave(int seed, double time) {
    /** About {@code mean}, with swings and a little noise that add up to about {@code swing}. */
    double at(int which, double mean, double swing) {
        int own = seed * 31 + which * 7919;
        double phase = (own & 1023) / 160.0;
        double slow = Math.sin(time / (420 + (own & 255)) + phase);
        double quick = Math.sin(time / (37 + (own & 31)) + phase * 2);
        long step = ((long) (time / 10)) * 1_103_515_245L + own * 12_345L;
        double noise = ((step ^ step >>> 16) & 0xffff) / 32768.0 - 1;
        double burst = Math.max(0, Math.sin(time / 700 + phase) - 0.93) * 12;
        return mean + swing * (0.45 * slow + 0.25 * quick + 0.2 * noise + burst);
    }
}
