package dockerana.benchmarks.taking;

import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** How many records a sink took, and when the first and the last: in a file that another process sees at once. Written by one thread. */
public final class Taken {
    private static final int COUNT = 0;
    private static final int FIRST = 8;
    private static final int LAST = 16;
    private static final int SIZE = 24;

    private final MappedByteBuffer numbers;

    private Taken(MappedByteBuffer numbers) {
        this.numbers = numbers;
    }

    /** What a file says; nothing if it is new. */
    public static Taken in(Path file) throws IOException {
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            return new Taken(channel.map(MapMode.READ_WRITE, 0, SIZE));
        }
    }

    void add(int records) {
        long now = System.nanoTime(); // the same clock for all processes of a machine
        if (count() == 0) {
            numbers.putLong(FIRST, now);
        }
        numbers.putLong(LAST, now);
        numbers.putLong(COUNT, count() + records);
    }

    /** How many so far. */
    public long count() {
        return numbers.getLong(COUNT);
    }

    /** How long it took from the first to the last. */
    public long nanos() {
        return numbers.getLong(LAST) - numbers.getLong(FIRST);
    }
}
