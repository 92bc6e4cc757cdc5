package dockerana.runtime.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dockerana.api.LogRecord;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Collection;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Prints the records in which patterns were found, each at once, and at the end how often each was. A source tells what it found in a record by
 * the attribute {@code dockerana.patterns}: by the name of the pattern, the value or nothing. Confined to one thread at a time.
 */
final class PatternReport {
    private static final String FOUND = "dockerana.patterns";
    private static final String CONTAINER = "container.name";
    private static final String ROW = "%-27s  %-20s  %-6s  %-16s  %12s  %s%n";

    private final PrintStream out;
    private final @Nullable JsonGenerator json;
    private final @Nullable String container;
    private final Map<String, Tally> tallies = new LinkedHashMap<>();
    private long lines;

    /** Of one pattern. */
    private static final class Tally {
        private long matches;
        private final DoubleSummaryStatistics values = new DoubleSummaryStatistics();
    }

    /**
     * @param names of all patterns
     * @param container the only one whose lines count; null for all
     */
    PatternReport(PrintStream out, boolean json, Collection<String> names, @Nullable String container)
            throws IOException {
        this.out = out;
        this.container = container;
        names.forEach(name -> tallies.put(name, new Tally()));
        if (json) {
            this.json = new JsonFactory().createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            this.json.useDefaultPrettyPrinter();
            this.json.writeStartObject();
            this.json.writeArrayFieldStart("matches");
        } else {
            this.json = null;
            out.printf(ROW, "TIME", "CONTAINER", "STREAM", "PATTERN", "VALUE", "LINE");
        }
    }

    void take(LogRecord record) {
        Map<String, Object> shared = record.origin().attributes();
        if (container != null && !container.equals(shared.get(CONTAINER))) {
            return;
        }
        lines++;
        if (record.attributes().get(FOUND) instanceof Map<?, ?> found) {
            found.forEach((name, value) -> row(record, name.toString(), value.toString()));
        }
    }

    private void row(LogRecord record, String name, String value) {
        Tally tally = tallies.computeIfAbsent(name, unknown -> new Tally());
        tally.matches++;
        if (!value.isEmpty()) {
            tally.values.accept(Double.parseDouble(value));
        }
        Map<String, Object> shared = record.origin().attributes();
        String[] cells = {
            time(record),
            String.valueOf(shared.getOrDefault(CONTAINER, "")),
            String.valueOf(shared.getOrDefault("stream", "")),
            name,
            value,
            record.text()
        };
        if (json == null) {
            for (int i = 0; i < cells.length; i++) {
                cells[i] = Table.printable(cells[i]);
            }
            out.printf(ROW, (Object[]) cells);
        } else {
            write(json, cells);
        }
    }

    private static void write(JsonGenerator json, String[] cells) {
        String[] keys = {"time", "container", "stream", "pattern", "value", "line"};
        try {
            json.writeStartObject();
            for (int i = 0; i < keys.length; i++) {
                if (!keys[i].equals("value")) {
                    json.writeStringField(keys[i], cells[i]);
                } else if (!cells[i].isEmpty()) {
                    json.writeNumberField(keys[i], Double.parseDouble(cells[i]));
                }
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String time(LogRecord record) {
        long nanos = record.timeNanos();
        return Instant.ofEpochSecond(Math.floorDiv(nanos, 1_000_000_000), Math.floorMod(nanos, 1_000_000_000))
                .toString();
    }

    /** How many lines were looked at. */
    long lines() {
        return lines;
    }

    /** Prints how often each was found, also those that never were. */
    void end() throws IOException {
        if (json != null) {
            end(json);
            return;
        }
        Table table = new Table("pattern", "matches", "values", "min", "mean", "max");
        tallies.forEach((name, tally) -> table.add(
                name,
                (double) tally.matches,
                (double) tally.values.getCount(),
                shown(tally, tally.values.getMin()),
                shown(tally, tally.values.getAverage()),
                shown(tally, tally.values.getMax())));
        out.println();
        table.print(out, false);
        out.println("%d lines read".formatted(lines));
    }

    private static Object shown(Tally tally, double value) {
        return tally.values.getCount() == 0 ? "-" : (Object) value;
    }

    private void end(JsonGenerator generator) throws IOException {
        generator.writeEndArray();
        generator.writeNumberField("lines", lines);
        generator.writeArrayFieldStart("patterns");
        for (Map.Entry<String, Tally> each : tallies.entrySet()) {
            Tally tally = each.getValue();
            generator.writeStartObject();
            generator.writeStringField("pattern", each.getKey());
            generator.writeNumberField("matches", tally.matches);
            generator.writeNumberField("values", tally.values.getCount());
            if (tally.values.getCount() > 0) {
                generator.writeNumberField("min", tally.values.getMin());
                generator.writeNumberField("mean", tally.values.getAverage());
                generator.writeNumberField("max", tally.values.getMax());
            }
            generator.writeEndObject();
        }
        generator.writeEndArray();
        generator.writeEndObject();
        generator.close();
        out.println();
    }
}
