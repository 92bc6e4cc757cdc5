package dockerana.plugin.local.web.graphite;

import dockerana.api.LogRecord;
import java.io.IOException;

/** Keeps what somebody posted. Called on several threads. */
@FunctionalInterface
public interface Keeper {
    /**
     * Keeps it.
     *
     * @throws IOException if that is not possible now
     */
    void keep(LogRecord event) throws IOException, InterruptedException;
}
