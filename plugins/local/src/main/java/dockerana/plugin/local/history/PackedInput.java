package dockerana.plugin.local.history;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Reads what a {@link PackedOutput} wrote, or finds that it is something else. Confined to one thread. */
final class PackedInput {
    private static final int MOST = 1 << 26;

    private final byte[] bytes;
    private int position;

    PackedInput(byte[] bytes) {
        this.bytes = bytes;
    }

    boolean hasMore() {
        return position < bytes.length;
    }

    int position() {
        return position;
    }

    void skip(int count) {
        needed(count);
        position += count;
    }

    private void needed(int count) {
        if (count > bytes.length - position) {
            throw new UnfitStore("damaged");
        }
    }

    long number() {
        long value = 0;
        int shift = 0;
        byte next;
        do {
            needed(1);
            next = bytes[position++];
            value |= (next & 0x7FL) << shift;
            shift += 7;
        } while (next < 0);
        return value;
    }

    int count() {
        long count = number();
        if (count < 0 || count > MOST) {
            throw new UnfitStore("damaged");
        }
        return (int) count;
    }

    /** A count of things that follow, each of so many bytes at least. */
    int countOf(int size) {
        int count = count();
        if (count > (bytes.length - position) / size) {
            throw new UnfitStore("damaged");
        }
        return count;
    }

    double real() {
        needed(8);
        long bits = 0;
        for (int i = 0; i < 8; i++) {
            bits = bits << 8 | (bytes[position++] & 0xFF);
        }
        return Double.longBitsToDouble(bits);
    }

    String text() {
        int length = count();
        needed(length);
        String text = new String(bytes, position, length, StandardCharsets.UTF_8);
        position += length;
        return text;
    }

    Map<String, String> texts() {
        int count = countOf(2);
        Map<String, String> texts = HashMap.newHashMap(count);
        for (int i = 0; i < count; i++) {
            String name = text();
            texts.put(name, text());
        }
        return texts;
    }
}
