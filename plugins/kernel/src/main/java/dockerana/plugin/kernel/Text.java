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

    /** What fits into a long: a counter that shows more is a kernel's error, such as a negative number printed without its sign. */
    private static final int MOST_DIGITS = 18;

    /** Read into directly, because the JDK would copy through a hidden buffer of its own otherwise. */
    private ByteBuffer buffer = ByteBuffer.allocateDirect(START_SIZE);

    private byte[] bytes = new byte[START_SIZE];
    private int length;
    private int nextLine;
    private int lineEnd;
    private int wordStart;
    private int wordEnd;

    /** Takes in a whole file from position 0, and stands before its first line. */
    public void read(FileChannel file) throws IOException {
        buffer.clear();
        // the kernel hands out tables a page at a time: only a read of nothing is the end
        while (file.read(buffer, buffer.position()) > 0) {
            if (!buffer.hasRemaining()) {
                buffer = ByteBuffer.allocateDirect(2 * buffer.capacity()).put(buffer.flip());
            }
        }
        length = buffer.flip().remaining();
        if (bytes.length < length) {
            bytes = new byte[buffer.capacity()];
        }
        buffer.get(0, bytes, 0, length);
        nextLine = 0;
        lineEnd = 0;
        wordEnd = 0;
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
        if (nextLine >= length) {
            return false;
        }
        wordEnd = nextLine;
        lineEnd = nextLine;
        while (lineEnd < length && bytes[lineEnd] != '\n') {
            lineEnd++;
        }
        nextLine = lineEnd + 1;
        return true;
    }

    /** Goes to the next word of the line; false behind the last. */
    public boolean word() {
        wordStart = wordEnd;
        while (wordStart < lineEnd && isBlank(bytes[wordStart])) {
            wordStart++;
        }
        wordEnd = wordStart;
        while (wordEnd < lineEnd && !isBlank(bytes[wordEnd])) {
            wordEnd++;
        }
        return wordEnd > wordStart;
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
        return Arrays.equals(bytes, wordStart, wordEnd, expected, 0, expected.length);
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
        if (!word()) {
            return Double.NaN;
        }
        int point = wordStart;
        while (point < wordEnd && bytes[point] != '.') {
            point++;
        }
        double whole = digits(wordStart, point);
        return point == wordEnd ? whole : whole + digits(point + 1, wordEnd) / powerOfTen(wordEnd - point - 1);
    }

    private double digits(int from, int to) {
        if (from >= to || to - from > MOST_DIGITS) {
            return Double.NaN;
        }
        long number = 0;
        for (int i = from; i < to; i++) {
            int digit = bytes[i] - '0';
            if (digit < 0 || digit > 9) {
                return Double.NaN;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    private static double powerOfTen(int exponent) {
        double power = 1;
        for (int i = 0; i < exponent; i++) {
            power *= 10;
        }
        return power;
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\t';
    }
}
