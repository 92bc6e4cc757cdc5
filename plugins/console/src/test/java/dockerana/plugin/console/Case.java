package dockerana.plugin.console;

import static org.assertj.core.api.Assertions.assertThat;

import dockerana.api.Batch;
import dockerana.api.LogRecord;
import dockerana.api.Metric;
import dockerana.api.Series;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A folder of {@code src/test/cases}: what was collected, and what should be printed. {@code input.txt} holds lines of {@code batch SOURCE
 * SLOT SECONDS}, {@code gauge} and {@code counter} with pattern, labels, unit, value and delta, and {@code log} or {@code event}, all apart by
 * bars.
 */
record Case(Path folder, List<Batch> batches, List<LogRecord> records) {
    private record Sample(Series series, double value, double delta) {}

    static Case of(String name) {
        return read(Path.of("src/test/cases", name));
    }

    /** Compares with a recorded file; with {@code -Drecord=true} records it instead. */
    void assertExpected(String file, String printed) throws IOException {
        if (Boolean.getBoolean("record")) {
            Files.writeString(folder.resolve(file), printed);
        }
        assertThat(printed).isEqualTo(Files.readString(folder.resolve(file)));
    }

    private static Case read(Path folder) {
        List<Batch> batches = new ArrayList<>();
        List<LogRecord> records = new ArrayList<>();
        List<Sample> samples = new ArrayList<>();
        String[] head = {};
        for (String line : lines(folder.resolve("input.txt"))) {
            String[] word = unescaped(line).split(" *\\| ?", -1);
            switch (word[0]) {
                case "batch" -> {
                    finish(head, samples, batches);
                    head = word;
                }
                case "gauge", "counter" -> samples.add(sample(word));
                case "log", "event" -> records.add(record(word, records.size()));
                default -> throw new IllegalArgumentException(line);
            }
        }
        finish(head, samples, batches);
        return new Case(folder, batches, records);
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Escapes as in Java, a character by its number among them. */
    private static String unescaped(String line) {
        String text = Pattern.compile("\\\\u([0-9a-f]{4})")
                .matcher(line)
                .replaceAll(number -> String.valueOf((char) Integer.parseInt(number.group(1), 16)));
        return text.translateEscapes();
    }

    private static void finish(String[] head, List<Sample> samples, List<Batch> batches) {
        if (head.length > 0) {
            batches.add(new Batch(
                    head[1],
                    Instant.parse(head[2]).toEpochMilli(),
                    Duration.ofSeconds(Long.parseLong(head[3])).toNanos(),
                    samples.stream().map(Sample::series).toArray(Series[]::new),
                    samples.stream().mapToDouble(Sample::value).toArray(),
                    samples.stream().mapToDouble(Sample::delta).toArray()));
        }
        samples.clear();
    }

    private static Sample sample(String[] word) {
        Metric metric = word[0].equals("gauge") ? Metric.gauge(word[1], "Test") : Metric.counter(word[1], "Test");
        Series series = (word[3].isEmpty() ? metric : metric.in(word[3]))
                .of(word[2].isEmpty() ? new String[0] : word[2].split(","));
        return new Sample(
                series, Double.parseDouble(word[4]), word.length > 5 ? Double.parseDouble(word[5]) : Double.NaN);
    }

    private static LogRecord record(String[] word, int ordinal) {
        LogRecord.Kind kind = word[0].equals("log") ? LogRecord.Kind.LOG : LogRecord.Kind.EVENT;
        Instant time = Instant.parse(word[1]);
        var origin = new LogRecord.Origin(kind, word[2] + "/stdout", "1", Map.of("container.name", word[2]));
        return new LogRecord(origin, time.getEpochSecond() * 1_000_000_000L + time.getNano(), ordinal, 0, word[3]);
    }
}
