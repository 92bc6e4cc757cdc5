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

    /** @param keys of which the numbers are wanted */
    public KeyedFile(KernelFile file, String... keys) {
        this.file = file;
        this.keys = Arrays.stream(keys)
                .map(key -> key.getBytes(StandardCharsets.US_ASCII))
                .toArray(byte[][]::new);
        this.numbers = new double[keys.length];
    }

    /** Reads it anew; false if it cannot be read, or has none of the keys. */
    public boolean read() {
        Arrays.fill(numbers, Double.NaN);
        Text text = file.read();
        if (text == null) {
            return false;
        }
        int found = 0;
        while (found < keys.length && text.line() && text.word()) {
            int key = indexOfWord(text);
            if (key >= 0) {
                numbers[key] = text.number();
                found++;
            }
        }
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
