package dockerana.plugin.kernel;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What a kernel file says, taken apart byte by byte: lines of words between blanks. One buffer serves all files of a source, so reading
 * allocates nothing once it has grown to the longest. What is missing is NaN, which stays NaN in sums. Confined to
 * one thread.
 */
public final class Text {
    private static final int START_SIZE = 16 * 1024;

    /** Of the smallest page there is. */
    private static final int HALF_A_PAGE = 2048;

    /** Read into directly, because the JDK would copy through a hidden buffer of its own otherwise. */
    private ByteBuffer buffer = ByteBuffer.allocateDirect(START_SIZE);

    private byte[] bytes = new byte[START_SIZE];
    private int length;
    private boolean isFresh;
    private int wordStart;
    private int wordEnd;

    /** Takes in a whole file from position 0, and stands before its first line. */
    public void read(FileChannel file) throws IOException {
        read(file, 1); // the kernel hands out tables a page at a time: only a read of nothing is the end
    }

    /**
     * Takes in a whole file of lines that are all shorter than half a page. Tables are handed out in pages as full as they get, so a read of
     * less than half of one was the last: most such files take one call instead of two.
     *
     * @see <a href="https://docs.kernel.org/filesystems/seq_file.html">The seq_file interface</a>
     */
    public void readShortLines(FileChannel file) throws IOException {
        read(file, HALF_A_PAGE);
    }

    private void read(FileChannel file, int fewest) throws IOException {
        buffer.clear();
        while (file.read(buffer, buffer.position()) >= fewest || !buffer.hasRemaining()) {
            if (!buffer.hasRemaining()) {
                buffer = ByteBuffer.allocateDirect(2 * buffer.capacity()).put(buffer.flip());
            }
        }
        length = buffer.flip().remaining();
        if (bytes.length < length) {
            bytes = new byte[buffer.capacity()];
        }
        buffer.get(0, bytes, 0, length);
        rewind();
    }

    /** Stands before the first line again. */
    void rewind() {
        isFresh = true;
        wordStart = 0;
        wordEnd = 0;
    }

    /** Where the word begins, counted from the start of the file. */
    int place() {
        return wordStart;
    }

    /** Goes to the word at a place, if this is the first of its line there. */
    boolean line(int place, byte[] expected) {
        int end = place + expected.length;
        if (end >= length || !isBlank(bytes[end]) || (place > 0 && bytes[place - 1] != '\n')) {
            return false;
        }
        isFresh = false;
        wordStart = place;
        wordEnd = end;
        return is(expected);
    }

    /** Whether the whole file is made of these bytes. */
    public boolean isAll(byte[] expected) {
        return Arrays.equals(bytes, 0, length, expected, 0, expected.length);
    }

    /** The whole file, as long as no word was cut. Allocates: for what is new. */
    public byte[] copyAll() {
        return Arrays.copyOf(bytes, length);
    }

    /** Goes to the next line; false behind the last. */
    public boolean line() {
        byte[] all = bytes; // fields would be loaded anew for each byte
        int end = length;
        int at = wordEnd;
        if (!isFresh) {
            while (at < end && all[at] != '\n') {
                at++;
            }
            at++;
        }
        if (at >= end) {
            return false;
        }
        isFresh = false;
        wordStart = at;
        wordEnd = at;
        return true;
    }

    /** Goes to the next word of the line; false behind the last. */
    public boolean word() {
        byte[] all = bytes;
        int end = length;
        int at = firstOfWord();
        wordStart = at;
        while (at < end && (all[at] > ' ' || !isBetween(all[at]))) { // most are letters and digits
            at++;
        }
        wordEnd = at;
        return at > wordStart;
    }

    private int firstOfWord() {
        byte[] all = bytes;
        int end = length;
        int at = wordEnd;
        while (at < end && isBlank(all[at])) {
            at++;
        }
        return at;
    }

    /** Cuts the word before the first occurrence of a character; the rest, without it, is the next word. False if it does not occur. */
    public boolean cutAt(char separator) {
        for (int i = wordStart; i < wordEnd; i++) {
            if (bytes[i] == separator) {
                bytes[i] = ' ';
                wordEnd = i;
                return true;
            }
        }
        return false;
    }

    /** Passes over words; false if there are fewer. */
    public boolean skip(int words) {
        for (int i = 0; i < words; i++) {
            if (!word()) {
                return false;
            }
        }
        return true;
    }

    /** Whether the word is this one. ASCII. */
    public boolean is(String expected) {
        return wordEnd - wordStart == expected.length() && startsWith(expected);
    }

    /** Whether the word begins with this. ASCII. */
    public boolean startsWith(String prefix) {
        if (wordEnd - wordStart < prefix.length()) {
            return false;
        }
        for (int i = 0; i < prefix.length(); i++) {
            if (bytes[wordStart + i] != prefix.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Whether the word is made of these bytes. */
    public boolean is(byte[] expected) {
        int size = expected.length;
        if (wordEnd - wordStart != size) {
            return false;
        }
        byte[] all = bytes;
        int start = wordStart;
        for (int i = 0; i < size; i++) {
            if (all[start + i] != expected[i]) {
                return false;
            }
        }
        return true;
    }

    /** The word as bytes. Allocates: for what is new. */
    public byte[] copy() {
        return Arrays.copyOfRange(bytes, wordStart, wordEnd);
    }

    /** The word as a string. Allocates: for what is new. */
    public String string() {
        return new String(bytes, wordStart, wordEnd - wordStart, StandardCharsets.UTF_8);
    }

    /** The next word as a number, whole or with a decimal point, 0 or more; NaN if there is none or it is something else. */
    public double number() {
        byte[] all = bytes;
        int end = length;
        int start = firstOfWord();
        int at = start;
        long whole = 0;
        while (at < end && Decimal.isDigit(all[at])) {
            whole = whole * 10 + all[at] - '0';
            at++;
        }
        if (at > start && at - start <= Decimal.MOST_DIGITS && (at == end || isBetween(all[at]))) {
            wordStart = start;
            wordEnd = at;
            return whole;
        }
        return word() ? Decimal.of(bytes, wordStart, wordEnd) : Double.NaN;
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\t';
    }

    private static boolean isBetween(byte b) {
        return b == ' ' || b == '\n' || b == '\t';
    }
}
