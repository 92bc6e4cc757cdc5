package dockerana.plugin.logs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Entries of Docker's driver, taken apart. */
class JsonFileTest {
    private final JsonFile format = new JsonFile();
    private final Line line = new Line();

    private int take(String entry) {
        byte[] bytes = entry.getBytes(UTF_8);
        return format.take(bytes, 0, bytes.length, line);
    }

    private String text() {
        Text text = new Text(1 << 20, new Memory(1 << 20));
        text.add(line);
        return text.take();
    }

    static Stream<Path> cases() throws Exception {
        try (Stream<Path> folders = Files.list(Path.of("src/test/cases"))) {
            return folders.sorted().toList().stream();
        }
    }

    /** {@code input.log} as an engine wrote it; {@code expected.txt}: of each entry stream, nanosecond, whether it ended, bytes, text. */
    @ParameterizedTest
    @MethodSource("cases")
    void everyCaseIsUnderstood(Path folder) throws Exception {
        byte[] bytes = Files.readAllBytes(folder.resolve("input.log"));
        List<String> told = new ArrayList<>();
        for (int at = 0, next; (next = format.take(bytes, at, bytes.length, line)) >= 0; at = next) {
            told.add(line.readable ? tell() : "damaged");
        }
        assertThat(told).isEqualTo(Files.readAllLines(folder.resolve("expected.txt")));
    }

    private String tell() {
        return "%s %d %s %d %s"
                .formatted(
                        Line.name(line.stream), line.nanos, line.ended ? "line" : "part", line.length, quoted(text()));
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder();
        text.chars().forEach(c -> {
            if (c >= ' ' && c < 0x7f && c != '\\') {
                quoted.append((char) c);
            } else {
                quoted.append("\\u%04x".formatted(c));
            }
        });
        return quoted.toString();
    }

    @Test
    void anEntryThatIsCutAnywhereIsNotComplete() {
        String entry = JsonLog.entry("stderr", "a\\u0009\\\"b\\\\\\n", JsonLog.EPOCH);
        for (int end = 0; end < entry.length(); end++) {
            assertThat(take(entry.substring(0, end)))
                    .as(entry.substring(0, end))
                    .isEqualTo(-1);
        }
        assertThat(take(entry)).isEqualTo(entry.length());
        assertThat(text()).isEqualTo("a\t\"b\\");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"log\":\"text\\n\",\"stream\":\"stderr\",\"attrs\":{\"a\":\"}\\\",\",\"b\":{\"c\":[1]}},\"time\":\"2026-01-31T12:00:00.5Z\"}",
                "{\"time\":\"2026-01-31T12:00:00.500Z\",\"stream\":\"stderr\",\"log\":\"text\\n\"}",
                "{ \"stream\" : \"stderr\", \"n\": 12.5, \"x\": null, \"log\" : \"text\\n\", \"time\" : \"2026-01-31T13:00:00.5+01:00\" }",
                "{\"log\":\"half{\"log\":\"text\\n\",\"stream\":\"stderr\",\"time\":\"2026-01-31T12:00:00.5Z\"}",
                "\0\0\0{\"log\":\"text\\n\",\"stream\":\"stderr\",\"time\":\"2026-01-31T12:00:00.5Z\"}"
            })
    void whatAnotherEngineOrACrashLeavesIsUnderstood(String entry) {
        assertThat(take(entry + '\n')).isEqualTo(entry.length() + 1);
        assertThat(line.readable).isTrue();
        assertThat(line.stream).isEqualTo(Line.STDERR);
        assertThat(line.nanos).isEqualTo(JsonLog.EPOCH.getEpochSecond() * 1_000_000_000 + 500_000_000);
        assertThat(line.ended).isTrue();
        assertThat(text()).isEqualTo("text");
    }

    @Test
    void anEntryThatOnlyItsNewlineIsMissingOfIsOneAndTheNextIsAnother() {
        String one = JsonLog.entry("stdout", "one\\n", JsonLog.EPOCH).strip();
        String two = JsonLog.entry("stderr", "two\\n", JsonLog.EPOCH);
        byte[] bytes = (one + two).getBytes(UTF_8);
        int next = format.take(bytes, 0, bytes.length, line);
        assertThat(text()).isEqualTo("one");
        assertThat(format.take(bytes, next, bytes.length, line)).isEqualTo(bytes.length);
        assertThat(text()).isEqualTo("two");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{}",
                "[]",
                "null",
                "\"log\"",
                "{\"log\":\"x\\n\"}",
                "{\"log\":\"x\\n\",\"stream\":\"stdout\",\"time\":\"yesterday\"}",
                "{\"log\":\"x\\n\",\"stream\":\"stdout\",\"time\":\"2026-01-31T12:00:00\"}",
                "{\"log\":\"x\\n\",\"stream\":\"stdout\",\"time\":\"2026-13-31T12:00:00Z\"}",
                "{\"log\":\"x\\n\",\"stream\":\"stdout\",\"time\":12}",
                "{\"log\":\"x\\n\" \"time\":\"2026-01-31T12:00:00Z\"}",
                "{\"log\":\"x\\",
                "{\"log\":\"\\u12"
            })
    void whatIsNoEntryIsSaidToBeNone(String entry) {
        assertThat(take(entry + '\n')).isEqualTo(entry.length() + 1);
        assertThat(line.readable).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-31T12:34:56.123456789Z",
                "2026-01-31T12:34:56Z",
                "2026-01-31T12:34:56.1Z",
                "2024-02-29T23:59:59.999999999Z",
                "1970-01-01T00:00:00Z",
                "1969-12-31T23:59:59.5Z",
                "2100-03-01T00:00:00.000000001Z",
                "2026-01-31T12:34:56.5+05:30",
                "2026-01-31T12:34:56-11:00"
            })
    void timesAreThoseOfTheJdk(String time) {
        Instant expected = java.time.OffsetDateTime.parse(time).toInstant();
        byte[] bytes = ("x" + time + "x").getBytes(UTF_8);
        Stamp stamp = new Stamp();
        for (int i = 0; i < 2; i++) { // the second time its minute is known
            assertThat(stamp.nanos(bytes, 1, bytes.length - 1))
                    .isEqualTo(expected.getEpochSecond() * 1_000_000_000 + expected.getNano());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a backslash and an n: \\\\n", "ends with n", "\\\\\\\\", "n", "\\u006e"})
    void onlyANewlineEndsALine(String part) {
        take(JsonLog.entry("stdout", part, JsonLog.EPOCH));
        assertThat(line.readable).isTrue();
        assertThat(line.ended).isFalse();
        String text = text();
        take(JsonLog.entry("stdout", part + "\\n", JsonLog.EPOCH));
        assertThat(line.ended).isTrue();
        assertThat(text()).isEqualTo(text);
    }

    @Test
    void surrogatesMakeOneCharacterAndHalvesAreReplaced() {
        take(JsonLog.entry("stdout", "\\ud83d\\ude00|\\ud83d|\\ude00|\\ud83d\\u0041\\n", JsonLog.EPOCH));
        assertThat(text()).isEqualTo("\ud83d\ude00|\ufffd|\ufffd|\ufffdA");
        assertThat(line.length).isEqualTo("\ud83d\ude00|\ufffd|\ufffd|\ufffdA\n".getBytes(UTF_8).length);
    }
}
