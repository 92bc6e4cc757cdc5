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
        boolean taken = delivery.offer(source.id(), records, settlement);
        if (taken) {
            heldBackSinceNanos = 0;
            source.records.add(records.size());
        } else if (heldBackSinceNanos == 0) {
            heldBackSinceNanos = System.nanoTime() | 1;
        }
        return taken;
    }

    @Override
    public void emit(List<LogRecord> records) {
        delivery.emit(source.id(), records, settlement);
        source.records.add(records.size());
    }

    @Override
    public boolean wanted(LogRecord.Kind kind) {
        return delivery.takes(source.id(), kind);
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
