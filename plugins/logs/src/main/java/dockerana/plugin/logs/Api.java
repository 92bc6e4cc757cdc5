package dockerana.plugin.logs;

import dockerana.plugin.docker.Docker;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;

/** What the engine itself tells of logs. Safe for any thread. */
interface Api {
    /**
     * A container's log, each line with its time: framed, unless the container has a terminal.
     *
     * @param since from when on; empty for the beginning
     * @param tail how many of the last lines at most; negative for all
     * @param follow whether to wait for more
     */
    InputStream logs(String id, Optional<Instant> since, int tail, boolean follow) throws IOException;

    /** Whether the engine answers now. */
    boolean reachable();

    /** Whether the engine is on this machine, so that its files may be here. */
    boolean local();

    /** That of an engine. */
    static Api of(Docker docker) {
        return new Api() {
            @Override
            public InputStream logs(String id, Optional<Instant> since, int tail, boolean follow) throws IOException {
                return docker.logs(id, since, tail, follow);
            }

            @Override
            public boolean reachable() {
                return docker.reachable();
            }

            @Override
            public boolean local() {
                return docker.local();
            }
        };
    }
}
