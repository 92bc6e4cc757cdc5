package dockerana.plugin.kernel;

import java.util.Arrays;

/**
 * A kernel file of lines with a key and a number, such as {@code pgfault 2871}: the numbers of some keys. Confined to one thread.
 *
 * @see <a href="https://docs.kernel.org/admin-guide/cgroup-v2.html#format">Flat keyed files</a>
 */
public final class KeyedFile implements AutoCloseable {
    private final KernelFile file;
    private final String[] keys;
    private final double[] numbers;

    /** @param keys of which the numbers are wanted */
    public KeyedFile(KernelFile file, String... keys) {
        this.file = file;
        this.keys = keys.clone();
        this.numbers = new double[keys.length];
    }

    /** Reads it anew; false if it cannot be read, or has none of the keys. */
    public boolean read() {
        Arrays.fill(numbers, Double.NaN);
        Text text = file.read();
        if (text == null) {
            return false;
        }
        boolean any = false;
        while (text.line() && text.word()) {
            for (int i = 0; i < keys.length; i++) {
                if (text.is(keys[i])) {
                    numbers[i] = text.number();
                    any = true;
                    break;
                }
            }
        }
        return any;
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
