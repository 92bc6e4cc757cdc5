package dockerana.plugin.logs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dockerana.api.LogRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Records and counts of pieces of lines. */
class RecorderTest {
    private static final int LONGEST = 40;
    private static final String ID = "a".repeat(64);

    private final List<String> dropped = new ArrayList<>();
    private final Tally tally = new Tally(Family.CONTAINERS, JsonLog.EPOCH);
    private final Counting counting = new Counting(LONGEST, () -> tally, () -> dropped.add("damaged"), tally::gap);
    private final Memory memory = new Memory(1 << 20);
    private Recorder recorder = recorder(0);
    private long position;

    private Recorder recorder(long limit) {
        Recorder made = new Recorder(
                Key.ofContainer(ID),
                new Recorder.Limits(LONGEST, memory, new RateLimit(limit)),
                dropped::add,
                () -> tally);
        made.describe(Map.of("container.name", "web"), "2026-01-31T12:00:00Z");
        made.nextFile("fd01:7");
        return made;
    }

    private void piece(int stream, String text, long nanos) {
        byte[] bytes = text.getBytes(UTF_8);
        Line line = new Line();
        line.stream = stream;
        line.nanos = nanos;
        line.ended = text.endsWith("\n");
        line.length = bytes.length;
        line.bytes = bytes;
        line.to = bytes.length - (line.ended ? 1 : 0);
        position += 100;
        line.position = position;
        recorder.take(line);
        counting.take(line);
    }

    private List<String> made() {
        return recorder.made().stream()
                .map(record -> record.id().replace(ID, "ID") + ' ' + record.position() + ' ' + record.text())
                .toList();
    }

    private Map<String, Double> counted() {
        counting.tell();
        tally.name("web", 2, Map.of());
        Map<String, Double> counted = new java.util.TreeMap<>();
        tally.addTo((series, value) -> counted.put(series.path().replace("containers.web.logs.", ""), value));
        counted.values().removeIf(value -> value == 0);
        return counted;
    }

    @Test
    void piecesOfALineAreOneRecordWithTheTimeOfTheFirstAndThePlaceBehindTheLast() {
        piece(Line.STDOUT, "one ", 5);
        piece(Line.STDERR, "between\n", 6);
        piece(Line.STDOUT, "line", 5);
        piece(Line.STDOUT, "\n", 5);
        assertThat(made()).containsExactly("ID/stderr/6/0 200 between", "ID/stdout/5/0 400 one line");
        assertThat(counted())
                .containsOnly(
                        Map.entry("stderr.bytes", 8.0),
                        Map.entry("stderr.lines", 1.0),
                        Map.entry("stdout.bytes", 9.0),
                        Map.entry("stdout.lines", 1.0));
    }

    @Test
    void aCharacterThatIsCutBetweenTwoPiecesComesTogetherAgain() {
        byte[] euro = "€".getBytes(UTF_8);
        Line line = new Line();
        line.nanos = 1;
        line.bytes = euro;
        line.to = 1;
        recorder.take(line);
        line.from = 1;
        line.to = 3;
        line.ended = true;
        recorder.take(line);
        assertThat(made()).containsExactly("ID/stdout/1/0 0 €");
    }

    @Test
    void aPieceWithAnotherTimeBeginsALineAlthoughNoNewlineEndedTheOneBefore() {
        piece(Line.STDOUT, "the last words of a run", 5);
        piece(Line.STDOUT, "the next run\n", 9);
        assertThat(made())
                .containsExactly("ID/stdout/5/0 100 the last words of a run", "ID/stdout/9/0 200 the next run");
        assertThat(counted()).containsEntry("stdout.lines", 2.0);
    }

    @Test
    void aLineWithoutNewlineIsARecordWhenTheRunIsOver() {
        piece(Line.STDOUT, "no newline", 5);
        assertThat(made()).isEmpty();
        recorder.finish();
        counting.finish();
        assertThat(made()).containsExactly("ID/stdout/5/0 100 no newline");
        assertThat(counted()).containsEntry("stdout.lines", 1.0);
    }

    @Test
    void recordsOfOneNanosecondAreNumberedInEachStream() {
        piece(Line.STDOUT, "a\n", 5);
        piece(Line.STDERR, "b\n", 5);
        piece(Line.STDOUT, "c\n", 5);
        piece(Line.STDOUT, "d\n", 4);
        piece(Line.STDOUT, "e\n", 5);
        assertThat(made())
                .containsExactly(
                        "ID/stdout/5/0 100 a",
                        "ID/stderr/5/0 200 b",
                        "ID/stdout/5/1 300 c",
                        "ID/stdout/4/0 400 d",
                        "ID/stdout/5/0 500 e");
    }

    @Test
    void whatFollowsTheLastRecordOfAnEarlierAgentGoesOnNumbering() {
        piece(Line.STDOUT, "a\n", 5);
        LogRecord last = recorder.made().getFirst();
        recorder = recorder(0);
        recorder.last(Line.STDOUT, last);
        piece(Line.STDOUT, "b\n", 5);
        assertThat(made()).containsExactly("ID/stdout/5/1 200 b");
    }

    @Test
    void aLineThatIsTooLongIsCutWithinNoCharacterAndCounted() {
        piece(Line.STDOUT, "x".repeat(LONGEST) + "\n", 1);
        piece(Line.STDOUT, "x".repeat(LONGEST + 1) + "\n", 2);
        piece(Line.STDOUT, "x".repeat(LONGEST - 1), 3);
        piece(Line.STDOUT, "€", 3);
        piece(Line.STDOUT, "more\n", 3);
        assertThat(recorder.made())
                .extracting(LogRecord::text)
                .containsExactly("x".repeat(LONGEST), "x".repeat(LONGEST), "x".repeat(LONGEST - 1));
        assertThat(counted()).containsEntry("stdout.truncated", 2.0).containsEntry("stdout.lines", 3.0);
    }

    @Test
    void longLinesUnderWayTakeNoMoreMemoryThanThereIsTogetherAndGiveItBack() {
        Memory little = new Memory(100_000);
        Recorder.Limits limits = new Recorder.Limits(1 << 20, little, new RateLimit(0));
        recorder = new Recorder(Key.ofContainer(ID), limits, dropped::add, () -> tally);
        for (int i = 0; i < 10; i++) {
            piece(Line.STDOUT, "o".repeat(10_000), 1);
            piece(Line.STDERR, "e".repeat(10_000), 2);
        }
        piece(Line.STDOUT, "o\n", 1);
        piece(Line.STDERR, "e\n", 2);
        List<LogRecord> made = recorder.made();
        assertThat(made).hasSize(2);
        assertThat(made.get(0).text().length() + made.get(1).text().length()).isBetween(20_000, 100_000);
        assertThat(little.take(100_000)).as("everything was given back").isTrue();
        little.give(100_000);
        piece(Line.STDOUT, "o".repeat(50_000) + "\n", 3);
        assertThat(recorder.made().getFirst().text()).hasSize(50_000);
    }

    @Test
    void linesBeyondTheLimitOfASecondAreLeftOutAndCounted() {
        recorder = recorder(2);
        long second = 1_000_000_000;
        for (long nanos :
                new long[] {10 * second, 10 * second + 1, 10 * second + 2, 11 * second, 10 * second + 3, 5 * second}) {
            piece(Line.STDOUT, nanos + "\n", nanos);
        }
        assertThat(recorder.made())
                .extracting(LogRecord::text)
                .containsExactly("10000000000", "10000000001", "11000000000", "10000000003", "5000000000");
        assertThat(dropped).containsExactly("rate-limit");
        assertThat(counted()).containsEntry("stdout.lines", 6.0);
    }

    @Test
    void aGapIsARecordOfItsOwnBeforeTheFirstLineBehindIt() {
        piece(Line.STDOUT, "before\n", 1_000_000_000);
        piece(Line.STDOUT, "its end is gone", 2_000_000_000);
        recorder.gap();
        recorder.nextFile("fd01:8");
        piece(Line.STDOUT, "behind\n", 3_000_000_000L);
        List<LogRecord> made = recorder.made();
        assertThat(made).extracting(LogRecord::text).element(1).isEqualTo("its end is gone");
        assertThat(made.get(1).origin().file()).isEqualTo("2026-01-31T12:00:00Z:fd01:7");
        assertThat(made.get(2).id()).isEqualTo(ID + "/gap/3000000000/0");
        assertThat(made.get(2).attributes())
                .isEqualTo(Map.of(
                        "dockerana.gap",
                        Map.of(
                                "start",
                                Instant.ofEpochSecond(2).toString(),
                                "end",
                                Instant.ofEpochSecond(3).toString(),
                                "reason",
                                "its file was removed or emptied before it was read")));
        assertThat(made.get(3).origin().file()).isEqualTo("2026-01-31T12:00:00Z:fd01:8");
        assertThat(counted()).containsEntry("gaps", 1.0);
    }

    @Test
    void everyRecordTellsItsStreamAndWhatIsKnownOfItsContainer() {
        piece(Line.STDERR, "a\n", 5);
        recorder.describe(Map.of("container.name", "renamed"), "2026-01-31T12:00:00Z");
        piece(Line.STDERR, "b\n", 6);
        assertThat(recorder.made())
                .extracting(record -> record.origin().attributes())
                .containsExactly(
                        Map.of("container.name", "web", "stream", "stderr"),
                        Map.of("container.name", "renamed", "stream", "stderr"));
    }
}
