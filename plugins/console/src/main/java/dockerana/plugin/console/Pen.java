package dockerana.plugin.console;

import java.nio.charset.Charset;

/**
 * What a terminal can show.
 *
 * @param colour whether it shows colours
 * @param unicode whether its encoding has more than ASCII
 * @param columns how wide a line may be
 */
record Pen(boolean colour, boolean unicode, int columns) {
    /** Of a terminal with this encoding. */
    static Pen of(Charset charset, boolean colour, int columns) {
        return new Pen(colour, charset.newEncoder().canEncode("━●▁"), columns);
    }

    /** An empty line. */
    Line line() {
        return new Line(this);
    }

    String bullet() {
        return unicode ? "●" : "*";
    }

    String filled() {
        return unicode ? "━" : "#";
    }

    String half() {
        return unicode ? "╸" : "=";
    }

    String hollow() {
        return unicode ? "─" : ".";
    }

    String ellipsis() {
        return unicode ? "…" : "...";
    }

    /** A percentage as one character. */
    String level(double percent) {
        String levels = unicode ? "▁▂▃▄▅▆▇█" : "_.:-=+*#";
        int level = (int) (Math.clamp(percent, 0, 99.9) / 100 * levels.length());
        return levels.substring(level, level + 1);
    }
}
