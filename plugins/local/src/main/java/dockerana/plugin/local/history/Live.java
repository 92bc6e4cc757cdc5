package dockerana.plugin.local.history;

import dockerana.api.Batch;
import dockerana.api.LogRecord;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Tells whoever listens what has just come. Safe for any thread. */
public final class Live {
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();

    /** Is told what comes, on the thread that stores it: it only notes, and never waits. */
    public interface Listener {
        /** A batch has come. */
        void came(Batch batch);

        /** Records have come; some of them perhaps once more. */
        void came(List<LogRecord> records);
    }

    /** What ends the listening. */
    public interface Listening extends AutoCloseable {
        @Override
        void close();
    }

    /** Tells this listener too, until what is given back is closed. */
    public Listening listen(Listener listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    void came(Batch batch) {
        listeners.forEach(listener -> listener.came(batch));
    }

    void came(List<LogRecord> records) {
        listeners.forEach(listener -> listener.came(records));
    }
}
