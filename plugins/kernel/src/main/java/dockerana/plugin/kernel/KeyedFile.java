package dockerana.plugin.kernel;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A kernel file of lines with a key and a number, such as {@code pgfault 2871}: the numbers of some keys. Confined to one thread.
 *
 * @see <a href="https://docs.kernel.org/admin-guide/cgroup-v2.html#format">Flat keyed files</a>
 */
public final class KeyedFile implements AutoCloseable {
    private final KernelFile file;
    private final byte[][] keys;
    private final double[] numbers;
    private final int[] places;
    private boolean allFound;

    /** @param keys of which the numbers are wanted */
    public KeyedFile(KernelFile file, String... keys) {
        this.file = file;
        this.keys = Arrays.stream(keys)
                .map(key -> key.getBytes(StandardCharsets.US_ASCII))
                .toArray(byte[][]::new);
        this.numbers = new double[keys.length];
        this.places = new int[keys.length];
    }

    /** Reads it anew; false if it cannot be read, or has none of the keys. */
    public boolean read() {
        Arrays.fill(numbers, Double.NaN);
        Text text = file.read();
        return text != null && (isLaidOutAsBefore(text) || search(text));
    }

    /** Lines keep their places as long as no number before them gets longer: then what is between need not be looked at. */
    private boolean isLaidOutAsBefore(Text text) {
        if (!allFound) {
            return false;
        }
        for (int i = 0; i < keys.length; i++) {
            if (!text.line(places[i], keys[i])) {
                text.rewind();
                return false;
            }
            numbers[i] = text.number();
        }
        return true;
    }

    private boolean search(Text text) {
        int found = 0;
        while (found < keys.length && text.line() && text.word()) {
            int key = indexOfWord(text);
            if (key >= 0) {
                places[key] = text.place();
                numbers[key] = text.number();
                found++;
            }
        }
        allFound = found == keys.length;
        return found > 0;
    }

    private int indexOfWord(Text text) {
        for (int i = 0; i < keys.length; i++) {
            if (text.is(keys[i])) {
                return i;
            }
        }
        return -1;
    }

    /** The number of the key with that index; NaN if the file does not have it. */
    public double number(int key) {
        return numbers[key];
    }

    @Override
    public void close() {
        file.close();
    }
}
