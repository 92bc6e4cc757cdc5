package dockerana.plugin.local.history;

/**
 * The packed values of one series over a stretch of {@value #STEPS} steps: runs one behind another, each with the index of its first value, their
 * number, and its length in bytes.
 */
final class Block {
    /** How many steps a block is for. */
    static final int STEPS = 360;

    private final PackedOutput out = new PackedOutput();
    private final PackedOutput packed = new PackedOutput();

    /**
     * A block with another run behind those that it had; of these, what does not begin before it is dropped, so that the same run may be added
     * twice. Reuses its buffers: confined to one thread.
     *
     * @param block as it is; no bytes if there is none
     * @param index of the first value of the run
     */
    byte[] with(byte[] block, int index, double[] values, int from, int count) {
        out.clear();
        out.bytes(block, 0, lengthBefore(block, index));
        packed.clear();
        Values.pack(values, from, count, packed);
        out.number(index);
        out.number(count);
        out.number(packed.size());
        out.bytes(packed);
        return out.toBytes();
    }

    private static int lengthBefore(byte[] block, int index) {
        PackedInput in = new PackedInput(block);
        while (in.hasMore()) {
            int begin = in.position();
            if (in.count() >= index) {
                return begin;
            }
            in.number();
            in.skip(in.count());
        }
        return block.length;
    }

    /**
     * Unpacks what falls into an array.
     *
     * @param at the index in the array of the first step of the block; may be negative
     */
    static void unpack(byte[] block, double[] into, int at) {
        PackedInput in = new PackedInput(block);
        while (in.hasMore()) {
            int first = at + in.count();
            int count = in.count();
            int length = in.count();
            if (first >= into.length || first + count <= 0) {
                in.skip(length);
            } else {
                Values.unpack(in, count, into, first);
            }
        }
    }
}
