package dockerana.plugin.logs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** All that is looked for in lines. Confined to one thread. */
final class Patterns {
    private final List<Sought> all;
    private final Ascii ascii = new Ascii();

    Patterns(Map<String, ? extends Rule> configured) {
        List<Sought> sought = new ArrayList<>();
        configured.forEach((name, rule) -> sought.add(new Sought(sought.size(), name, rule)));
        all = List.copyOf(sought);
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    /** Those for the lines of a log, by its name. */
    List<Sought> of(String log) {
        return all.stream().filter(pattern -> pattern.takes(log)).toList();
    }

    /** These bytes as characters, until the next call. */
    CharSequence characters(byte[] text, int length) {
        return ascii.of(text, length);
    }
}
