package dockerana.runtime.delivery;

import dockerana.api.LogRecord;
import dockerana.api.Records;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads a file whose lines are numbers, 0, 1, 2 and so on, and offers each as a record; at the end of the file it waits for more. */
final class NumberedFile {
    static final String KEY = "numbers";

    /** Lines are this long, newline included, so that a position is a number. */
    static final int LINE = 10;

    private static final int AT_ONCE = 200;

    private final Path file;
    private final LogRecord.Origin origin;

    NumberedFile(Path file) {
        this.file = file;
        this.origin = new LogRecord.Origin(LogRecord.Kind.LOG, KEY, file.toString(), Map.of());
    }

    static String line(int number) {
        return "%09d\n".formatted(number);
    }

    /** Goes on behind what was handed over or settled before. */
    void run(Records records) throws IOException, InterruptedException {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            long position = records.last(KEY).map(LogRecord::position).orElse(0L);
            while (!Thread.interrupted()) {
                List<LogRecord> next = read(in, position);
                if (next.isEmpty() || !records.offer(next)) {
                    Thread.sleep(5);
                } else {
                    position = next.getLast().position();
                }
            }
        }
    }

    private List<LogRecord> read(RandomAccessFile in, long position) throws IOException {
        byte[] bytes = new byte[AT_ONCE * LINE];
        in.seek(position);
        int length = Math.max(0, in.read(bytes));
        List<LogRecord> records = new ArrayList<>();
        for (int at = 0; at + LINE <= length; at += LINE) {
            String text = new String(bytes, at, LINE - 1, StandardCharsets.US_ASCII);
            records.add(new LogRecord(origin, Long.parseLong(text), 0, position + at + LINE, text));
        }
        return records;
    }
}
