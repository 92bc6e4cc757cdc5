package dockerana.plugin.carbon;

/**
 * The names of one series as they go over the wire.
 *
 * @param current under which a gauge's reading or a counter's rate is sent; empty if it is not
 * @param total under which a counter's running total is sent; empty if it is not
 * @param oversize how many of the two are not sent because they are too long
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and a copy per sample is what it is there to save
record SeriesBytes(byte[] current, byte[] total, int oversize) {
    static final byte[] NONE = {};
}
