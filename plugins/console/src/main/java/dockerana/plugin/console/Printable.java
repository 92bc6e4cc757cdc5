package dockerana.plugin.console;

import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Makes text from outside harmless: nothing in it can move a cursor, colour, ring, reorder or hide what stands beside it. Whole escape
 * sequences disappear, so that a coloured log line reads well; any other character that does not print is shown as its number.
 */
final class Printable {
    /** A label or a line may be of any length; a person reads no more than this of it. */
    private static final int LONGEST = 4096;

    /** CSI sequences; OSC, DCS, SOS, PM and APC strings up to their end; two-character escapes. ECMA-48, 5.4 and 5.6. */
    private static final Pattern ESCAPE = Pattern.compile(
            "(?:\u001b\\[|\u009b)[0-?]*[ -/]*[@-~]|\u001b[\\]PX^_][^\u0007\u001b]*(?:\u0007|\u001b\\\\)|\u001b[ -/]*[0-Z`-~]");

    private Printable() {}

    /** The text on one line, without anything a terminal would obey. */
    static String text(String raw) {
        String cut = raw.length() > LONGEST ? raw.substring(0, LONGEST) + '…' : raw;
        return isPlain(cut) ? cut : escaped(ESCAPE.matcher(cut).replaceAll(""));
    }

    /** The same without spaces: one word. */
    static String word(String raw) {
        String text = text(raw);
        return text.isEmpty() ? "_" : text.replace(' ', '_');
    }

    /** Whether a code point shows as itself: no control, format, bidirectional, private, unassigned or lone surrogate character. */
    static boolean shows(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }

    private static String escaped(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (c == '\t') {
                safe.append(' ');
            } else if (shows(c)) {
                safe.appendCodePoint(c);
            } else {
                safe.append("\\u").append(HexFormat.of().toHexDigits(c, c > 0xffff ? 6 : 4));
            }
        });
        return safe.toString();
    }
}
