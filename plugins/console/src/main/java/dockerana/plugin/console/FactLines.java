package dockerana.plugin.console;

import dockerana.plugin.console.Section.Fact;
import dockerana.plugin.console.Section.Facts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Single numbers: a line for each section, or several small sections side by side. */
final class FactLines {
    private static final int TITLE = 11;
    private static final int BAR = 16;
    private static final String GAP = "  ";

    private final Pen pen;
    private final List<String> done = new ArrayList<>();
    private Line line;

    private FactLines(Pen pen) {
        this.pen = pen;
        this.line = pen.line();
    }

    static List<String> of(List<Facts> sections, Pen pen) {
        FactLines lines = new FactLines(pen);
        sections.forEach(lines::add);
        lines.finishLine();
        return lines.done;
    }

    private void add(Facts section) {
        if (section.headline().isPresent()
                || width(section.facts()) > line.left() - section.title().length() - 5) {
            finishLine();
        }
        if (line.width() == 0) {
            line.add(section.title() + " ", Ink.STRONG).to(TITLE);
        } else {
            line.add("   ").add(section.title() + GAP, Ink.STRONG);
        }
        section.headline().ifPresentOrElse(headline -> addWithBar(headline, section), () -> addItems(section.facts()));
    }

    private void addWithBar(Fact headline, Facts section) {
        double percent = headline.reading().percent();
        line.bar(percent, BAR, Ink.ofShare(percent));
        line.right(headline.reading().text(), 7, Ink.STRONG).add(GAP);
        addItems(section.facts().stream().filter(fact -> !fact.equals(headline)).toList());
        finishLine();
    }

    private void addItems(List<Fact> facts) {
        List<Fact> fitting = facts;
        if (width(fitting) > line.left()) {
            if (facts.size() > 4
                    && facts.stream().allMatch(fact -> fact.reading().isPercent())
                    && facts.stream().allMatch(fact -> fact.name().matches("[0-9]+"))) {
                facts.forEach(fact -> line.add(pen.level(fact.reading().percent()), Ink.GOOD));
                return;
            }
            fitting = facts.stream()
                    .filter(Predicate.not(fact -> fact.reading().isZero()))
                    .toList();
        }
        String before = "";
        for (Fact fact : fitting) {
            if (Cells.width(before) + width(fact) > line.left()) {
                break;
            }
            line.add(before).add(fact.name() + ' ', Ink.FAINT).add(value(fact), Ink.of(fact.reading()));
            before = GAP;
        }
    }

    private void finishLine() {
        if (line.width() > 0) {
            done.add(line.toString());
            line = pen.line();
        }
    }

    private static int width(List<Fact> facts) {
        return facts.stream().mapToInt(fact -> width(fact) + GAP.length()).sum();
    }

    private static int width(Fact fact) {
        return Cells.width(fact.name()) + 1 + value(fact).length();
    }

    /** Percentages change all the time: what stands behind them should not move. */
    private static String value(Fact fact) {
        String text = fact.reading().text();
        return fact.reading().isPercent() ? " ".repeat(Math.max(0, 5 - text.length())) + text : text;
    }
}
