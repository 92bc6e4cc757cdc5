package dockerana.plugin.console;

/** How many columns of a terminal a text takes: near enough to Unicode's East Asian Width for names and log lines. */
final class Cells {
    private Cells() {}

    static int width(String text) {
        return text.codePoints().map(Cells::width).sum();
    }

    /** The longest beginning that fits into so many columns. */
    static String cut(String text, int columns) {
        int used = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            used += width(text.codePointAt(i));
            if (used > columns) {
                return text.substring(0, i);
            }
        }
        return text;
    }

    private static int width(int c) {
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> 0;
            default -> isWide(c) ? 2 : 1;
        };
    }

    private static boolean isWide(int c) {
        return (c >= 0x1100 && c <= 0x115f) // Hangul
                || (c >= 0x2e80 && c <= 0xa4cf) // Han, kana, Yi
                || (c >= 0xac00 && c <= 0xd7a3) // Hangul syllables
                || (c >= 0xf900 && c <= 0xfaff) // compatibility ideographs
                || (c >= 0xfe30 && c <= 0xfe6f)
                || (c >= 0xff00 && c <= 0xff60) // full width
                || (c >= 0x1f300 && c <= 0x1faff) // pictures
                || (c >= 0x20000 && c <= 0x3fffd); // more Han
    }
}
