package dockerana.plugin.local.history;

import java.util.List;
import java.util.Optional;

/** The numbers that are remembered. Safe for any thread; reading takes no lock that a writer waits for. */
public interface History {
    /** Every series that has a value in that time, sorted by path. */
    List<Known> series(Span span);

    /**
     * The values of one series at the finest step that is still kept since the begin of that time.
     *
     * @param path a whole path with its prefix
     * @return the steps that begin within the time; empty if there is no such series
     */
    Optional<Points> read(String path, Span span, Rollup rollup);
}
