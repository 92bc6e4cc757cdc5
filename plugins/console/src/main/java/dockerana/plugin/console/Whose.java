package dockerana.plugin.console;

import dockerana.api.LogRecord;
import java.util.List;

/** Whom a record is about, in the shortest words that its attributes have for it. */
final class Whose {
    private static final List<String> NAMES = List.of("container.name", "log.file.path");

    private Whose() {}

    static String of(LogRecord record) {
        for (String name : NAMES) {
            Object value = record.attributes()
                    .getOrDefault(name, record.origin().attributes().get(name));
            if (value != null) {
                return value.toString();
            }
        }
        return record.origin().key();
    }
}
