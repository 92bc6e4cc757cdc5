package dockerana.plugin.logs;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The characters of bytes where they stand, without a copy, if they are ASCII as in nearly all lines. Confined to one thread. */
final class Ascii implements CharSequence {
    private byte[] bytes = {};
    private int length;

    /** These bytes as characters, for as long as they stay; what is no UTF-8 becomes U+FFFD. */
    CharSequence of(byte[] text, int size) {
        for (int i = 0; i < size; i++) {
            if (text[i] < 0) {
                return new String(text, 0, size, UTF_8);
            }
        }
        bytes = text;
        length = size;
        return this;
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public char charAt(int index) {
        return (char) bytes[index];
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return new String(bytes, start, end - start, UTF_8);
    }

    @Override
    public String toString() {
        return new String(bytes, 0, length, UTF_8);
    }
}
