package dockerana.plugin.console;

/** One line of a terminal while it is written; never wider than the terminal. */
final class Line {
    private final Pen pen;
    private final StringBuilder text = new StringBuilder();
    private int width;

    Line(Pen pen) {
        this.pen = pen;
    }

    /** Adds what fits of a text that prints. */
    Line add(String added, Ink ink) {
        String fitting = Cells.cut(added, pen.columns() - width);
        boolean inked = pen.colour() && ink != Ink.PLAIN && !fitting.isEmpty();
        if (inked) {
            text.append("\u001b[").append(ink.parameters).append('m');
        }
        text.append(fitting);
        if (inked) {
            text.append("\u001b[0m");
        }
        width += Cells.width(fitting);
        return this;
    }

    Line add(String added) {
        return add(added, Ink.PLAIN);
    }

    /** Fills up to a column. */
    Line to(int column) {
        return add(" ".repeat(Math.max(0, column - width)));
    }

    /** Right-aligned in so many columns. */
    Line right(String added, int columns, Ink ink) {
        return add(" ".repeat(Math.max(0, columns - Cells.width(added)))).add(added, ink);
    }

    /** A bar of a percentage. */
    Line bar(double percent, int columns, Ink ink) {
        int halves = (int) Math.round(Math.clamp(percent, 0, 100) / 100 * columns * 2);
        add(pen.filled().repeat(halves / 2) + (halves % 2 == 1 ? pen.half() : ""), ink);
        return add(pen.hollow().repeat(columns - (halves + 1) / 2), Ink.FAINT);
    }

    int width() {
        return width;
    }

    int left() {
        return pen.columns() - width;
    }

    @Override
    public String toString() {
        return text.toString().stripTrailing();
    }
}
