package dockerana.plugin.console;

import dockerana.plugin.console.Section.Column;
import dockerana.plugin.console.Section.Grid;
import dockerana.plugin.console.Section.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A table as wide and as long as there is room: the columns and rows that say most stay, in their order. */
final class GridLines {
    private static final int WIDEST_NAME = 30;
    private static final int BAR = 10;
    private static final int GAP = 2;
    private static final List<String> UNITS = List.of("percent", "bytes", "seconds", "cores");

    private final Grid grid;
    private final Pen pen;
    private final List<Row> rows;
    private final String title;
    private final int nameWidth;

    private GridLines(Grid grid, int most, Pen pen) {
        this.grid = grid;
        this.pen = pen;
        this.rows = grid.rows().size() <= most ? grid.rows() : busiest(grid, most);
        this.title = rows.size() == grid.rows().size()
                ? grid.title()
                : "%s %d/%d".formatted(grid.title(), rows.size(), grid.rows().size());
        int widest = Stream.concat(Stream.of(title), rows.stream().map(Row::name))
                .mapToInt(Cells::width)
                .max()
                .orElse(0);
        this.nameWidth = Math.min(widest, Math.min(WIDEST_NAME, pen.columns() / 3));
    }

    /** A heading and at most {@code most} rows. */
    static List<String> of(Grid grid, int most, Pen pen) {
        return new GridLines(grid, most, pen).lines();
    }

    private List<String> lines() {
        int room = pen.columns() - nameWidth;
        List<Integer> columns = new ArrayList<>();
        for (int column : byWorth()) {
            if (room >= width(column) + GAP) {
                room -= width(column) + GAP;
                columns.add(column);
            }
        }
        columns.sort(Comparator.naturalOrder());
        int barred = room > BAR ? barred(columns) : -1;
        List<String> lines = new ArrayList<>();
        Line heading = pen.line().add(Cells.cut(title, nameWidth), Ink.STRONG).to(nameWidth);
        for (int column : columns) {
            int width = GAP + width(column) + (column == barred ? BAR + 1 : 0);
            heading.right(grid.columns().get(column).heading(), width, Ink.FAINT);
        }
        lines.add(heading.toString());
        rows.forEach(row -> lines.add(line(row, columns, barred)));
        return lines;
    }

    private String line(Row row, List<Integer> columns, int barred) {
        Line line = pen.line().add(Cells.cut(row.name(), nameWidth)).to(nameWidth);
        for (int column : columns) {
            Reading reading = row.readings().get(grid.columns().get(column).leaf());
            if (column == barred) {
                line.add(" ".repeat(GAP));
                if (reading != null) {
                    line.bar(reading.percent(), BAR, Ink.ofShare(reading.percent()));
                }
                line.add(" ".repeat(reading == null ? BAR + 1 : 1));
            }
            int width = width(column) + (column == barred ? 0 : GAP);
            if (reading == null) {
                line.add(" ".repeat(width));
            } else {
                line.right(reading.number(), width, Ink.of(reading));
            }
        }
        return line.toString();
    }

    /** All columns, first those to keep when there is no room: where something happens, and what has a unit. */
    private List<Integer> byWorth() {
        return IntStream.range(0, grid.columns().size())
                .boxed()
                .sorted(Comparator.comparing(
                                (Integer column) -> readings(grid, column).allMatch(Reading::isZero))
                        .thenComparingInt(column -> unitRank(column)))
                .toList();
    }

    private int unitRank(int column) {
        int rank = UNITS.indexOf(
                readings(grid, column).findFirst().map(Reading::unit).orElse(""));
        return rank < 0 ? UNITS.size() : rank;
    }

    /** The share of something that runs out. */
    private int barred(List<Integer> columns) {
        return columns.stream()
                .filter(column -> grid.columns().get(column).leaf().matches("(.* )?(used )?percent"))
                .findFirst()
                .orElse(-1);
    }

    private int width(int column) {
        Column head = grid.columns().get(column);
        return Math.max(
                Cells.width(head.heading()),
                readings(grid, column)
                        .mapToInt(reading -> Math.max(reading.usualWidth(), Cells.width(reading.number())))
                        .max()
                        .orElse(0));
    }

    private static Stream<Reading> readings(Grid grid, int column) {
        String leaf = grid.columns().get(column).leaf();
        return grid.rows().stream().map(row -> row.readings().get(leaf)).flatMap(Stream::ofNullable);
    }

    /** The rows with the most of the first percentage or else of the first rate, in their order. */
    private static List<Row> busiest(Grid grid, int most) {
        int column = IntStream.range(0, grid.columns().size())
                .boxed()
                .min(Comparator.comparingInt(index -> rank(readings(grid, index).findFirst())))
                .orElse(0);
        String leaf = grid.columns().get(column).leaf();
        List<Row> kept = grid.rows().stream()
                .sorted(Comparator.comparingDouble(
                        (Row row) -> -weight(row.readings().get(leaf))))
                .limit(most)
                .toList();
        return grid.rows().stream().filter(kept::contains).toList();
    }

    private static int rank(Optional<Reading> reading) {
        return reading.map(sample -> sample.isPercent() ? 0 : sample.rate() ? 1 : 2)
                .orElse(3);
    }

    private static double weight(@Nullable Reading reading) {
        return reading == null || !reading.isKnown() ? 0 : reading.value();
    }
}
