package dockerana.plugin.local.history;

import dockerana.api.LogRecord;
import java.util.List;
import java.util.Optional;

/** The events that are remembered. Safe for any thread. */
public interface Events {
    /**
     * What happened in that time, oldest first; only the latest if there are more than the limit.
     *
     * @param container only what concerns the container whose {@code container.name} this is
     */
    List<LogRecord> in(Span span, Optional<String> container, int limit);
}
