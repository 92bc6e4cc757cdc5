package dockerana.runtime.delivery;

import dockerana.api.LogRecord;
import dockerana.api.RecordSink;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;

/** Keeps what it gets; blocks while it is shut. */
final class Kept implements RecordSink {
    final BlockingQueue<LogRecord> kept = new LinkedBlockingQueue<>();
    private final CountDownLatch open;
    private final Set<LogRecord.Kind> kinds;
    private final boolean durable;

    Kept(boolean durable, CountDownLatch open, LogRecord.Kind... kinds) {
        this.durable = durable;
        this.open = open;
        this.kinds = Set.of(kinds);
    }

    @Override
    public void connect() {}

    @Override
    public void write(List<LogRecord> records) throws InterruptedException {
        open.await();
        kept.addAll(records);
    }

    @Override
    public Set<LogRecord.Kind> kinds() {
        return kinds;
    }

    @Override
    public boolean durable() {
        return durable;
    }
}
