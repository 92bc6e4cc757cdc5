package dockerana.plugin.logs;

/**
 * The escapes of JSON strings, turned back into UTF-8 where they stand. Half of a surrogate pair becomes U+FFFD.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8259#section-7">RFC 8259, strings</a>
 */
final class Escapes {
    /** {@code \}{@code u}, then four digits. */
    static final int UNICODE = 6;

    private static final int REPLACEMENT = 0xFFFD;

    private Escapes() {}

    /**
     * Copies the text between two places without its escapes.
     *
     * @param into has room for as many bytes as the text
     * @return where the copy ends
     */
    static int decode(byte[] bytes, int from, int to, byte[] into, int at) {
        int end = at;
        for (int i = from; i < to; ) {
            byte b = bytes[i];
            if (b != '\\' || i + 1 >= to) {
                into[end++] = b;
                i++;
            } else if (bytes[i + 1] == 'u') {
                int point = unicode(bytes, i, to);
                boolean pair = Character.isHighSurrogate((char) point)
                        && i + 2 * UNICODE <= to
                        && bytes[i + UNICODE] == '\\'
                        && bytes[i + UNICODE + 1] == 'u'
                        && Character.isLowSurrogate((char) unicode(bytes, i + UNICODE, to));
                if (pair) {
                    point = Character.toCodePoint((char) point, (char) unicode(bytes, i + UNICODE, to));
                }
                end = put(point, into, end);
                i += pair ? 2 * UNICODE : Math.min(UNICODE, to - i);
            } else {
                into[end++] = single(bytes[i + 1]);
                i += 2;
            }
        }
        return end;
    }

    /** How many bytes of UTF-8 the escape {@code \}{@code u…} at this place stands for; of a pair, both escapes together. */
    static int width(byte[] bytes, int at, int to) {
        int unit = unicode(bytes, at, to);
        if (unit < 0x80) {
            return 1;
        }
        boolean secondOfPair = Character.isLowSurrogate((char) unit)
                && bytes[at - UNICODE] == '\\'
                && bytes[at - UNICODE + 1] == 'u'
                && Character.isHighSurrogate((char) unicode(bytes, at - UNICODE, to));
        return unit < 0x800 ? 2 : secondOfPair ? 1 : 3;
    }

    private static int unicode(byte[] bytes, int at, int to) {
        if (at + UNICODE > to) {
            return REPLACEMENT;
        }
        int unit = 0;
        for (int i = at + 2; i < at + UNICODE; i++) {
            int digit = Character.digit(bytes[i], 16);
            if (digit < 0) {
                return REPLACEMENT;
            }
            unit = (unit << 4) | digit;
        }
        return unit;
    }

    private static int put(int codePoint, byte[] into, int at) {
        int point =
                codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE ? REPLACEMENT : codePoint;
        int end = at;
        if (point < 0x80) {
            into[end++] = (byte) point;
        } else if (point < 0x800) {
            into[end++] = (byte) (0xC0 | (point >> 6));
            into[end++] = (byte) (0x80 | (point & 0x3F));
        } else if (point < 0x10000) {
            into[end++] = (byte) (0xE0 | (point >> 12));
            into[end++] = (byte) (0x80 | ((point >> 6) & 0x3F));
            into[end++] = (byte) (0x80 | (point & 0x3F));
        } else {
            into[end++] = (byte) (0xF0 | (point >> 18));
            into[end++] = (byte) (0x80 | ((point >> 12) & 0x3F));
            into[end++] = (byte) (0x80 | ((point >> 6) & 0x3F));
            into[end++] = (byte) (0x80 | (point & 0x3F));
        }
        return end;
    }

    private static byte single(byte letter) {
        return switch (letter) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'b' -> '\b';
            case 'f' -> '\f';
            default -> letter;
        };
    }
}
