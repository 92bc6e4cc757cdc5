package dockerana.plugin.console;

import dockerana.api.LogRecord;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** The latest records, one line each. */
final class RecordLines {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private RecordLines() {}

    static List<String> of(List<LogRecord> records, ZoneId zone, Pen pen) {
        return records.stream().map(record -> line(record, zone, pen)).toList();
    }

    private static String line(LogRecord record, ZoneId zone, Pen pen) {
        Instant time = Instant.EPOCH.plusNanos(record.timeNanos());
        return pen.line()
                .add(TIME.format(time.atZone(zone)) + ' ', Ink.FAINT)
                .add(Printable.text(Whose.of(record)) + ' ', Ink.STRONG)
                .add(
                        Printable.text(record.text()),
                        record.origin().kind() == LogRecord.Kind.EVENT ? Ink.GOOD : Ink.PLAIN)
                .toString();
    }
}
