package dockerana.plugin.local.history;

/**
 * Where a record is kept.
 *
 * @param log the number of its log
 * @param place in that log
 */
record RecordKey(int log, Place place) implements Comparable<RecordKey> {
    /** Before all of a log. */
    static RecordKey first(int log) {
        return new RecordKey(log, Place.at(Long.MIN_VALUE));
    }

    /** Before all of a log that is of this time or later. */
    static RecordKey at(int log, long nanos) {
        return new RecordKey(log, Place.at(nanos));
    }

    @Override
    public int compareTo(RecordKey other) {
        int byLog = Integer.compare(log, other.log);
        return byLog != 0 ? byLog : place.compareTo(other.place);
    }
}
