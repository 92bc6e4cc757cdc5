package dockerana.runtime.config;

import java.util.List;

/**
 * A block of the effective configuration.
 *
 * @param title its path, such as {@code sinks.graphite}
 * @param entries its options
 */
public record Section(String title, List<Entry> entries) {
    /** Copies the list. */
    public Section {
        entries = List.copyOf(entries);
    }
}
