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
    private final Memory memory;
    private byte[] bytes = new byte[512];
    private int length;

    /** No more is added to what was put together. */
    private boolean cut;

    /**
     * @param longest how many bytes are kept at most
     * @param memory what is asked for more than a usual line takes
     */
    Text(int longest, Memory memory) {
        this.longest = longest;
        this.memory = memory;
    }

    /** Adds a part, or as much of it as may be kept. */
    void add(Line line) {
        int size = line.to - line.from; // escapes take more than what they stand for
        if (!cut && hasRoomFor(line.escaped ? size : Math.min(size, longest - length))) {
            int end = line.escaped ? Escapes.decode(line.bytes, line.from, line.to, bytes, length) : copied(line);
            cut = end > longest;
            length = Math.min(end, longest);
        } else {
            cut |= size > 0;
        }
    }

    /** Where the text would end if it was not cut. */
    private int copied(Line line) {
        int size = line.to - line.from;
        System.arraycopy(line.bytes, line.from, bytes, length, Math.min(size, longest - length));
        return length + size;
    }

    private boolean hasRoomFor(int more) {
        if (bytes.length >= length + more) {
            return true;
        }
        int larger = Math.max(length + more, 2 * bytes.length);
        if (larger > KEPT && !memory.take(larger - (bytes.length > KEPT ? bytes.length : 0))) {
            return false;
        }
        bytes = Arrays.copyOf(bytes, larger);
        return true;
    }

    /** Whether something of it could not be kept because there was not memory enough. */
    boolean isCutShort() {
        return cut && length < longest;
    }

    /** What was put together; what is no UTF-8 becomes U+FFFD. Begins anew. */
    String take() {
        String text = new String(bytes, 0, complete(), UTF_8);
        clear();
        return text;
    }

    /** Takes out what is left out, once nothing more is added; how many of the {@link #bytes} are the text. */
    int complete() {
        int end = withoutCommands();
        if (end > 0 && bytes[end - 1] == '\r') {
            end--;
        }
        if (cut) {
            end = beforeCutCharacter(end);
        }
        length = end;
        return end;
    }

    /** What was put together; more than it may follow in the array. */
    byte[] bytes() {
        return bytes;
    }

    /** Forgets what was put together. */
    void clear() {
        length = 0;
        cut = false;
        if (bytes.length > KEPT) {
            memory.give(bytes.length);
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
