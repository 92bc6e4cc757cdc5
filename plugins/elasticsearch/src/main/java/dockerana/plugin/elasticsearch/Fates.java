package dockerana.plugin.elasticsearch;

import dockerana.api.LogRecord;
import dockerana.api.RefusedException;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;

/** What became of the records of a bulk: those that are settled, and what is said of the others. Confined to one thread. */
final class Fates {
    private final Bulk bulk;
    private final Documents documents;
    private final Refusals refusals;
    private final BitSet settled = new BitSet();
    private boolean anyAccepted;

    Fates(Bulk bulk, Documents documents, Refusals refusals) {
        this.bulk = bulk;
        this.documents = documents;
        this.refusals = refusals;
    }

    /** The bulk has new records, of which nothing is known. */
    void clear() {
        settled.clear();
    }

    /** Whether the server has ever said something of each record, so that it understands requests. */
    boolean anyAccepted() {
        return anyAccepted;
    }

    /** The records that are settled. */
    Stream<LogRecord> settled() {
        return settled.stream().mapToObj(bulk::record);
    }

    /**
     * Takes what the server said of each record from this one on.
     *
     * @param server for the message
     * @throws RefusedException if some have to come again
     */
    void take(int from, List<ItemResult> results, String server) throws RefusedException {
        anyAccepted = true;
        ItemResult refusal = null;
        int later = 0;
        for (int i = 0; i < results.size(); i++) {
            ItemResult result = results.get(i);
            switch (result.outcome()) {
                case DELIVERED, REPEAT -> settled.set(from + i);
                case REFUSED -> refuse(from + i, Refusals.Reason.REFUSED, result.why());
                case LATER -> {
                    later++;
                    refusal = result;
                }
            }
        }
        if (refusal != null) {
            throw new RefusedException(
                    "%s does not take %d of %d records now: %s".formatted(server, later, bulk.size(), refusal.why()),
                    Duration.ZERO);
        }
    }

    /** One will never be taken. */
    void refuse(int index, Refusals.Reason reason, String words) {
        refusals.add(bulk.record(index), reason, words, documents);
        settled.set(index);
    }
}
