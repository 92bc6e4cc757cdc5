package dockerana.plugin.console;

import dockerana.plugin.console.Section.Facts;
import dockerana.plugin.console.Section.Grid;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * One way to lay the sections out; the roomiest that fits is shown. As room shrinks, long tables become shorter, blank lines go, then what
 * only repeats the header or is all zero, then the last tables, then rows, and at last more tables.
 */
final class Layout {
    /** A table with fewer rows says little: rather give up another one. */
    private static final int ENOUGH_ROWS = 4;

    private static final int ENOUGH_TABLES = 4;

    private final List<Facts> facts;
    private final List<Grid> grids;
    private final int hidden;
    private final Pen pen;

    private Layout(List<Facts> facts, List<Grid> grids, int all, Pen pen) {
        this.facts = facts;
        this.grids = grids;
        this.hidden = all - size(facts) - size(grids);
        this.pen = pen;
    }

    /** At most {@code height} lines. */
    static List<String> fitting(List<Section> sections, Pen pen, int height) {
        List<Facts> facts = only(Facts.class, sections);
        List<Grid> grids = only(Grid.class, sections);
        int all = size(sections);
        Layout whole = new Layout(facts, grids, all, pen);
        int longest = grids.stream().mapToInt(grid -> grid.rows().size()).max().orElse(1);
        int enough = Math.min(ENOUGH_ROWS, longest);
        return whole.first(longest, enough, height, true)
                .or(() -> whole.first(longest, enough, height, false))
                .or(() -> crowded(facts, grids, all, pen, longest, height))
                .orElse(List.of());
    }

    private static Optional<List<String>> crowded(
            List<Facts> facts, List<Grid> grids, int all, Pen pen, int longest, int height) {
        List<Facts> telling = facts.stream()
                .filter(Predicate.not(Section::isAgentsOwn))
                .filter(section -> !section.facts().stream()
                        .allMatch(fact -> fact.reading().isZero()))
                .toList();
        List<Grid> others =
                grids.stream().filter(Predicate.not(Section::isAgentsOwn)).toList();
        int enough = Math.min(ENOUGH_ROWS, longest);
        for (int tables = others.size(); tables >= Math.min(ENOUGH_TABLES, others.size()); tables--) {
            Layout layout = new Layout(telling, others.subList(0, tables), all, pen);
            Optional<List<String>> fitting =
                    layout.first(longest, enough, height, true).or(() -> layout.first(longest, enough, height, false));
            if (fitting.isPresent()) {
                return fitting;
            }
        }
        for (int tables = Math.min(ENOUGH_TABLES, others.size()); tables >= 0; tables--) {
            Layout layout = new Layout(telling, others.subList(0, tables), all, pen);
            Optional<List<String>> fitting = layout.first(enough, 1, height, false);
            if (fitting.isPresent()) {
                return fitting;
            }
        }
        return Optional.empty();
    }

    /** With as many rows per table as fit: more than the height never do, so those are not tried. */
    private Optional<List<String>> first(int most, int least, int height, boolean airy) {
        for (int rows = Math.min(most, Math.max(least, height)); rows >= least; rows--) {
            int spare = height - lines(rows, 0, height, airy).size();
            if (spare >= 0) {
                return Optional.of(lines(rows, spare, height, airy));
            }
        }
        return Optional.empty();
    }

    /** @param spare lines that the longest table may have beyond {@code most} */
    private List<String> lines(int most, int spare, int height, boolean airy) {
        List<String> lines = new ArrayList<>();
        List<String> single = FactLines.of(facts, pen);
        int room = airy || grids.isEmpty() ? single.size() : Math.max(1, (height + 2) * 2 / 5);
        if (airy && !facts.isEmpty()) {
            lines.add("");
        }
        lines.addAll(single.subList(0, Math.min(single.size(), room)));
        int longest = grids.stream().mapToInt(grid -> grid.rows().size()).max().orElse(0);
        int extra = spare;
        for (Grid grid : grids) {
            if (airy) {
                lines.add("");
            }
            boolean isLongest = grid.rows().size() == longest;
            lines.addAll(GridLines.of(grid, isLongest ? most + extra : most, pen));
            extra = isLongest ? 0 : extra;
        }
        if (hidden > 0) {
            lines.add(pen.line()
                    .add("%s %d more in a taller window".formatted(pen.ellipsis(), hidden), Ink.FAINT)
                    .toString());
        }
        return lines;
    }

    private static int size(List<? extends Section> sections) {
        return sections.stream().mapToInt(Section::size).sum();
    }

    private static <T extends Section> List<T> only(Class<T> kind, List<Section> sections) {
        return sections.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
