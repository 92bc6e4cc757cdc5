package dockerana.plugin.console;

import dockerana.api.LogRecord;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Puts header, sections and records into the height of the terminal. */
final class Frame {
    private static final int FEWEST_RECORDS = 3;

    private Frame() {}

    /** At most {@code rows} lines. */
    static List<String> of(
            List<String> header, List<Section> sections, List<LogRecord> records, ZoneId zone, Pen pen, int rows) {
        int reserved = records.isEmpty() ? 0 : Math.min(records.size(), FEWEST_RECORDS) + 1;
        List<String> lines = new ArrayList<>(header);
        lines.addAll(Layout.fitting(sections, pen, rows - header.size() - reserved));
        int left = rows - lines.size() - 1;
        if (!records.isEmpty() && left > 0) {
            lines.add("");
            lines.addAll(RecordLines.of(
                    records.subList(Math.max(0, records.size() - left), records.size()), zone, pen));
        }
        return lines.size() <= rows ? lines : lines.subList(0, rows);
    }
}
