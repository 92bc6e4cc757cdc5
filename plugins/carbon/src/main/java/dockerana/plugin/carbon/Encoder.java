package dockerana.plugin.carbon;

import dockerana.api.Batch;
import java.nio.ByteBuffer;

/** One of carbon's protocols: writes samples into a buffer of its own, piece by piece. Confined to one thread. */
sealed interface Encoder permits PickleEncoder, LineEncoder {
    /** What goes before time and value of every sample of this name. */
    byte[] name(String name);

    /**
     * Encodes samples as long as they fit into one piece. What has no finite value is left out.
     *
     * @param names of each series of the batch
     * @param from the first sample
     * @return the first sample that did not fit; the batch's size if all did
     */
    int encode(Batch batch, SeriesBytes[] names, int from);

    /** What was encoded last, ready to be read; empty if none of the samples had a value. It holds until the next call. */
    ByteBuffer piece();
}
