package dockerana.plugin.host;

/**
 * How full a filesystem is, as {@code df} tells it.
 *
 * @param unitBytes the size of a block
 * @param blocks how many there are
 * @param free how many are free, those kept for the superuser included
 * @param available how many others can still fill
 * @param inodes how many files it can hold; 0 if it has no such limit
 * @param inodesFree how many of them are free
 */
record Space(long unitBytes, long blocks, long free, long available, long inodes, long inodesFree) {
    double totalBytes() {
        return (double) blocks * unitBytes;
    }

    double usedBytes() {
        return (double) (blocks - free) * unitBytes;
    }

    double availableBytes() {
        return (double) Math.max(0, available) * unitBytes; // below 0 where the superuser's share is being used
    }

    /** Of what others than the superuser can use; NaN if that is nothing. */
    double usedPercent() {
        return 100 * usedBytes() / (usedBytes() + availableBytes());
    }

    /** NaN if there is no limit. */
    double inodesUsedPercent() {
        return 100.0 * (inodes - inodesFree) / inodes;
    }
}
