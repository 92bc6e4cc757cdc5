package dockerana.plugin.logs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/**
 * The text of one line, put together of its parts as bytes, because a part may end within a character. Colours and other commands to a terminal
 * are left out, and so is the carriage return of a terminal's line end. Confined to one thread.
 *
 * @see <a href="https://ecma-international.org/publications-and-standards/standards/ecma-48/">ECMA-48, control functions</a>
 */
final class Text {
    private static final int KEPT = 16 * 1024;
    private static final byte ESCAPE = 0x1b;
    private static final byte BELL = 0x07;

    private final int longest;
    private byte[] bytes = new byte[512];
    private int length;

    /** @param longest how many bytes are kept at most */
    Text(int longest) {
        this.longest = longest;
    }

    /** Adds a part; whether all of it was kept. */
    boolean add(Line line) {
        int size = line.to - line.from;
        int room = longest - length;
        makeRoomFor(Math.min(size, room + Escapes.UNICODE));
        if (!line.escaped) {
            int kept = Math.min(size, room);
            System.arraycopy(line.bytes, line.from, bytes, length, kept);
            length += kept;
            return kept == size;
        }
        return decode(line, room);
    }

    private boolean decode(Line line, int room) {
        makeRoomFor(line.to - line.from); // never more than its escapes take
        int end = Escapes.decode(line.bytes, line.from, line.to, bytes, length);
        boolean fits = end - length <= room;
        length = fits ? end : longest;
        return fits;
    }

    private void makeRoomFor(int more) {
        if (bytes.length < length + more) {
            bytes = Arrays.copyOf(bytes, Math.max(length + more, 2 * bytes.length));
        }
    }

    /** What was put together; what is no UTF-8 becomes U+FFFD. Begins anew. */
    String take() {
        int end = withoutCommands();
        if (end > 0 && bytes[end - 1] == '\r') {
            end--;
        }
        if (length == longest) {
            end = beforeCutCharacter(end);
        }
        String text = new String(bytes, 0, end, UTF_8);
        clear();
        return text;
    }

    /** Forgets what was put together. */
    void clear() {
        length = 0;
        if (bytes.length > KEPT) {
            bytes = new byte[KEPT];
        }
    }

    private int beforeCutCharacter(int end) {
        int last = end;
        while (last > 0 && end - last < 4 && (bytes[last - 1] & 0xC0) == 0x80) {
            last--;
        }
        boolean begins = last > 0 && (bytes[last - 1] & 0xC0) == 0xC0;
        if (!begins) {
            return end;
        }
        int lead = bytes[last - 1] & 0xFF;
        int needed = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
        return end - last + 1 < needed ? last - 1 : end;
    }

    /** Takes commands out where they stand; how long the rest is. */
    private int withoutCommands() {
        int end = 0;
        for (int i = 0; i < length; ) {
            if (bytes[i] == ESCAPE) {
                i = behindCommand(i + 1);
            } else {
                bytes[end++] = bytes[i++];
            }
        }
        return end;
    }

    private int behindCommand(int from) {
        if (from >= length) {
            return length;
        }
        return switch (bytes[from]) {
            case '[' -> behindParameters(from + 1);
            case ']', 'P', '^', '_', 'X' -> behindString(from + 1);
            case ' ', '#', '%', '(', ')', '*', '+' -> Math.min(from + 2, length);
            default -> bytes[from] >= 0x30 && bytes[from] < 0x7f ? from + 1 : from;
        };
    }

    /** Such as the {@code 1;31m} of a colour. */
    private int behindParameters(int from) {
        int i = from;
        while (i < length && bytes[i] >= 0x20 && bytes[i] < 0x40) {
            i++;
        }
        return Math.min(i + 1, length);
    }

    /** Such as a window's title, up to its end; without one it would take the whole line with it, so only its begin is left out. */
    private int behindString(int from) {
        for (int i = from; i < length; i++) {
            if (bytes[i] == BELL) {
                return i + 1;
            }
            if (bytes[i] == ESCAPE && i + 1 < length && bytes[i + 1] == '\\') {
                return i + 2;
            }
        }
        return from;
    }
}
