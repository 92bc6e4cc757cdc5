package dockerana.plugin.logs;

/**
 * What the long lines of all containers that are under way may take together: whoever can start containers must not be able to fill the heap.
 * Confined to one thread.
 */
final class Memory {
    private long left;

    /** @param bytes all there is */
    Memory(long bytes) {
        left = bytes;
    }

    /** Takes this much, or nothing if there is less. */
    boolean take(long bytes) {
        boolean there = bytes <= left;
        if (there) {
            left -= bytes;
        }
        return there;
    }

    /** Gives back what was taken. */
    void give(long bytes) {
        left += bytes;
    }
}
