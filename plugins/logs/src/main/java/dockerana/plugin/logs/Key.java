package dockerana.plugin.logs;

import dockerana.api.Records;

/**
 * What the records of a log are known by, for ever.
 *
 * @param log the full id of a container, or the path of a file
 * @param streams how many streams it has
 */
record Key(String log, int streams) {
    /** Files that follow each other have inodes that do. */
    private static final long FAR_APART = 0x9E3779B1L;

    static Key ofContainer(String id) {
        return new Key(id, Line.STREAMS);
    }

    /** Of a log that is not a container's. */
    static Key ofHost(String log) {
        return new Key(log, 1);
    }

    /** Whether it is one of the host's own: when its lines were written is known to the second at best, or not at all. */
    boolean isOfHost() {
        return streams == 1;
    }

    /** That of a stream. */
    String of(int stream) {
        return isOfHost() ? log : log + '/' + Line.name(stream);
    }

    /** That of what tells of gaps: those are no lines, so they must not count as a stream's last one. */
    String ofGaps() {
        return log + "/gap";
    }

    /**
     * The ordinal of a line. The host's lines may share a time with others before and behind lines of another time, so it is their place that
     * tells them apart.
     *
     * @param inRun the line's place among consecutive ones of its time
     * @param file where it is
     * @param position where it ends
     */
    int ordinal(int inRun, String file, long position) {
        return isOfHost() ? (int) ((position + (long) file.hashCode() * FAR_APART) & Integer.MAX_VALUE) : inRun;
    }

    /** Drops what is remembered of a log that is gone. */
    void forget(Records records) {
        for (int stream = 0; stream < streams; stream++) {
            records.forget(of(stream));
        }
        records.forget(ofGaps());
    }
}
