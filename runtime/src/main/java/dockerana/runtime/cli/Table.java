package dockerana.runtime.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Rows for a person, in aligned columns, or for a machine, as a JSON array of objects. Cells are strings or doubles. */
final class Table {
    private static final String GAP = "  ";

    private final List<String> columns;
    private final List<List<Object>> rows = new ArrayList<>();

    /** @param columns lower-case words: the keys in JSON, the head line in upper case */
    Table(String... columns) {
        this.columns = List.of(columns);
    }

    void add(Object... cells) {
        rows.add(List.of(cells));
    }

    /** Names come from outside: what could move a terminal's cursor is not printed. */
    static String printable(Object cell) {
        return cell instanceof Double number
                ? Digits.of(number)
                : cell.toString().replaceAll("\\p{C}", "?");
    }

    private boolean isNumeric(int column) {
        return !rows.isEmpty() && rows.stream().allMatch(row -> row.get(column) instanceof Double);
    }

    void print(PrintStream out, boolean json) throws IOException {
        if (json) {
            printJson(out);
        } else {
            printText(out);
        }
    }

    private void printText(PrintStream out) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(columns.stream()
                .map(column -> column.toUpperCase(Locale.ROOT).replace('_', ' '))
                .toList());
        rows.forEach(row -> lines.add(row.stream().map(Table::printable).toList()));
        int[] widths = IntStream.range(0, columns.size())
                .map(i -> lines.stream()
                        .mapToInt(line -> line.get(i).length())
                        .max()
                        .orElse(0))
                .toArray();
        for (List<String> line : lines) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                int blanks = widths[i] - line.get(i).length();
                boolean right = isNumeric(i);
                text.repeat(' ', right ? blanks : 0)
                        .append(line.get(i))
                        .repeat(' ', right ? 0 : blanks)
                        .append(GAP);
            }
            out.println(text.toString().stripTrailing());
        }
    }

    private void printJson(PrintStream out) throws IOException {
        try (JsonGenerator json =
                new JsonFactory().createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)) {
            json.useDefaultPrettyPrinter();
            json.writeStartArray();
            for (List<Object> row : rows) {
                json.writeStartObject();
                for (int i = 0; i < columns.size(); i++) {
                    if (row.get(i) instanceof Double number) {
                        json.writeNumberField(columns.get(i), number);
                    } else {
                        json.writeStringField(columns.get(i), row.get(i).toString());
                    }
                }
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        out.println();
    }
}
