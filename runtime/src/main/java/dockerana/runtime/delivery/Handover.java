package dockerana.runtime.delivery;

import dockerana.api.LogRecord;
import dockerana.api.Records;
import dockerana.runtime.component.Vitals;
import java.util.List;
import java.util.Optional;

/** Where one streaming source puts its records: into the outboxes of the sinks that take them. Confined to the source's run thread. */
public final class Handover implements Records {
    private final Vitals source;
    private final Delivery delivery;
    private final Settlement settlement;
    private volatile long heldBackSinceNanos;

    Handover(Vitals source, Delivery delivery, Settlement settlement) {
        this.source = source;
        this.delivery = delivery;
        this.settlement = settlement;
    }

    @Override
    public boolean offer(List<LogRecord> records) {
        List<Outlet> takers = delivery.takers(source.id(), records);
        long bytes = Chunk.bytes(records);
        for (Outlet taker : takers) {
            if (taker.isDurable() && !taker.records().hasRoomFor(bytes)) {
                heldBackSinceNanos = heldBackSinceNanos == 0 ? System.nanoTime() | 1 : heldBackSinceNanos;
                return false;
            }
        }
        heldBackSinceNanos = 0;
        put(records, false, takers);
        return true;
    }

    @Override
    public void emit(List<LogRecord> records) {
        put(records, true, delivery.takers(source.id(), records));
    }

    private void put(List<LogRecord> records, boolean emitted, List<Outlet> takers) {
        List<Outlet> durable = takers.stream().filter(Outlet::isDurable).toList();
        Chunk chunk = settlement.open(records, emitted, durable.size());
        durable.forEach(taker -> taker.records().put(chunk));
        for (Outlet taker : takers) {
            if (!taker.isDurable()) {
                taker.records().put(new Chunk(records, true, 0, settlement)); // settled already: it may be dropped
            }
        }
        source.records.add(records.size());
    }

    @Override
    public Optional<LogRecord> last(String originKey) {
        return settlement.last(originKey);
    }

    @Override
    public void forget(String originKey) {
        settlement.forget(originKey);
    }

    /** For how long offers have been refused, in seconds; 0 if the last one was taken. */
    public double heldBackSeconds() {
        long since = heldBackSinceNanos;
        return since == 0 ? 0 : (System.nanoTime() - since) / 1e9;
    }
}
