package dockerana.plugin.logs;

/**
 * The memory that files are read into: one for all that a thread reads, so a log that is only followed costs none. What of a line was not
 * there yet is read again. Grows for a line that is longer than it.
 */
final class Block {
    private static final int LARGEST = 1 << 20;

    private final int usual;
    byte[] bytes;

    /** Where what was read last begins and ends. */
    int from;

    int to;

    Block(int size) {
        usual = size;
        bytes = new byte[size];
    }

    boolean isFull() {
        return to == bytes.length;
    }

    /** Makes it larger; false if it is as large as it may become. */
    boolean grow() {
        if (bytes.length >= LARGEST) {
            return false;
        }
        allocate(2 * bytes.length);
        return true;
    }

    /** Gives back what a long line needed. */
    void shrink() {
        if (bytes.length > usual) {
            allocate(usual);
        }
    }

    private void allocate(int size) {
        bytes = new byte[size];
        from = 0;
        to = 0;
    }
}
