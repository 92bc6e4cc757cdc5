package dockerana.plugin.local.history;

import static org.assertj.core.api.Assertions.assertThat;

import dockerana.api.LogRecord;
import dockerana.api.LogRecord.Kind;
import dockerana.api.LogRecord.Origin;
import dockerana.plugin.local.history.LogLines.Filter;
import dockerana.testkit.FakeClock;
import dockerana.testkit.TestAgent;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordsTest {
    private static final Instant START = Instant.parse("2026-11-25T10:00:00Z");
    private static final long NANOS = START.getEpochSecond() * 1_000_000_000;
    private static final Limits LIMITS = new Limits(64 << 20, 0, 100, 1 << 20, Duration.ofDays(30));

    @TempDir
    private Path directory;

    private final FakeClock clock = new FakeClock(START);
    private final TestAgent agent = TestAgent.ofSink("local").withClock(clock);
    private Archive archive = new Archive(Path.of(""), LIMITS, agent);

    @BeforeEach
    void open() throws Exception {
        archive = new Archive(directory, LIMITS, agent);
        archive.open();
    }

    @AfterEach
    void close() {
        archive.close();
    }

    private static Origin stream(String container, String stream) {
        return new Origin(
                Kind.LOG,
                container + "-id/" + stream,
                "file",
                Map.of("container.name", container, "stream", stream, "container.labels", Map.of("a", "b")));
    }

    private static LogRecord line(Origin origin, int second, String text) {
        return new LogRecord(origin, NANOS + second * 1_000_000_000L, 0, 0, text);
    }

    private static List<LogRecord> lines(Origin origin, int from, int until) {
        List<LogRecord> lines = new ArrayList<>();
        for (int i = from; i < until; i++) {
            lines.add(line(origin, i, "line " + i));
        }
        return lines;
    }

    private static LogRecord event(String container, int second, String text) {
        Origin origin = new Origin(Kind.EVENT, "events", "", Map.of("container.name", container));
        return new LogRecord(
                origin,
                NANOS + second * 1_000_000_000L,
                text.hashCode(),
                0,
                text,
                Map.of("event.action", "die", "container.exit_code", 137, "docker.event.attributes", Map.of("x", "y")));
    }

    private static List<String> texts(Lines lines) {
        return lines.lines().stream().map(LogRecord::text).toList();
    }

    @Test
    void theLastLinesOfALogAreKeptAndNoMore() throws Exception {
        archive.add(lines(stream("web", "stdout"), 0, 60));
        archive.add(lines(stream("web", "stdout"), 60, 300));
        archive.add(lines(stream("db", "stdout"), 0, 3));

        Lines web = archive.last("web", Filter.NONE, 1000);

        assertThat(archive.logs()).containsExactly("db", "web");
        assertThat(texts(web)).hasSize(100).startsWith("line 200").endsWith("line 299");
        assertThat(web.older()).isFalse();
        assertThat(texts(archive.last("db", Filter.NONE, 1000))).containsExactly("line 0", "line 1", "line 2");
    }

    @Test
    void bothStreamsAreOneLogInTheOrderOfTime() throws Exception {
        archive.add(List.of(line(stream("web", "stdout"), 1, "a"), line(stream("web", "stdout"), 3, "c")));
        archive.add(List.of(line(stream("web", "stderr"), 2, "b")));

        assertThat(texts(archive.last("web", Filter.NONE, 10))).containsExactly("a", "b", "c");
        assertThat(texts(archive.last("web", new Filter(Optional.of("stderr"), Optional.empty()), 10)))
                .containsExactly("b");
        assertThat(texts(archive.last("web", new Filter(Optional.empty(), Optional.of("C")), 10)))
                .containsExactly("c");
    }

    @Test
    void aReaderLeafsBackAndForth() throws Exception {
        archive.add(lines(stream("web", "stdout"), 0, 50));

        Lines last = archive.last("web", Filter.NONE, 10);
        Lines before = archive.before("web", Place.of(last.lines().getFirst()), Filter.NONE, 10);
        Lines after = archive.after("web", Place.of(before.lines().getLast()), Filter.NONE, 3);
        Lines around = archive.around("web", NANOS + 20_000_000_000L, Filter.NONE, 4);

        assertThat(texts(last)).startsWith("line 40").endsWith("line 49");
        assertThat(last.older()).isTrue();
        assertThat(last.newer()).isFalse();
        assertThat(texts(before)).startsWith("line 30").endsWith("line 39");
        assertThat(before.newer()).isTrue();
        assertThat(texts(after)).containsExactly("line 40", "line 41", "line 42");
        assertThat(texts(around)).containsExactly("line 18", "line 19", "line 20", "line 21");
        assertThat(around.older()).isTrue();
        assertThat(Place.parse(Place.of(last.lines().getFirst()).toString()))
                .contains(Place.of(last.lines().getFirst()));
    }

    @Test
    void aLineThatComesAgainIsTheSameOne() throws Exception {
        archive.add(lines(stream("web", "stdout"), 0, 20));
        archive.close();
        open();
        archive.add(lines(stream("web", "stdout"), 10, 30));

        Lines all = archive.last("web", Filter.NONE, 1000);

        assertThat(texts(all)).hasSize(30).doesNotHaveDuplicates();
        assertThat(all.lines().getFirst().id())
                .isEqualTo(lines(stream("web", "stdout"), 0, 1).getFirst().id());
        assertThat(all.lines().getFirst().origin().attributes())
                .isEqualTo(stream("web", "stdout").attributes());
    }

    @Test
    void ofALineWithoutEndTheBeginningIsKept() throws Exception {
        archive.add(List.of(line(stream("web", "stdout"), 0, "x".repeat(1_000_000))));

        LogRecord line = archive.last("web", Filter.NONE, 1).lines().getFirst();

        assertThat(line.text()).hasSize(PackedRecord.LONGEST);
        assertThat(line.attributes()).containsEntry("log.cut", 1_000_000L);
    }

    @Test
    void logsThatWereSilentForLongestMakeRoomForOthers() throws Exception {
        for (int i = 0; i < 40; i++) {
            List<LogRecord> lines = new ArrayList<>();
            for (int j = 0; j < 100; j++) {
                lines.add(line(stream("c" + i, "stdout"), 100 * i + j, "y".repeat(400)));
            }
            archive.add(lines);
        }

        assertThat(archive.logs()).contains("c39", "c20").doesNotContain("c0", "c5");
        long bytes = archive.logs().stream()
                .flatMap(log -> archive.last(log, Filter.NONE, 1000).lines().stream())
                .mapToLong(line -> line.text().length())
                .sum();
        assertThat(bytes).isBetween(LIMITS.lineBytes() / 2, LIMITS.lineBytes());
    }

    @Test
    void eventsAreFoundByTimeAndContainer() throws Exception {
        archive.add(List.of(event("web", 1, "one"), event("db", 2, "two"), event("web", 3, "three")));
        long first = START.getEpochSecond();

        List<LogRecord> all = archive.in(new Span(first, first + 10), Optional.empty(), 10);

        assertThat(all).extracting(LogRecord::text).containsExactly("one", "two", "three");
        assertThat(all.getFirst().attributes()).containsEntry("container.exit_code", 137L);
        assertThat(all.getFirst().id()).isEqualTo(event("web", 1, "one").id());
        assertThat(archive.in(new Span(first, first + 10), Optional.of("web"), 10))
                .extracting(LogRecord::text)
                .containsExactly("one", "three");
        assertThat(archive.in(new Span(first, first + 10), Optional.empty(), 2))
                .extracting(LogRecord::text)
                .containsExactly("two", "three");
        assertThat(archive.in(new Span(first + 2, first + 3), Optional.empty(), 10))
                .extracting(LogRecord::text)
                .containsExactly("two");
        assertThat(archive.in(new Span(-100_000_000_000L, 20_000_000_000L), Optional.empty(), 10))
                .as("more time than nanoseconds can count")
                .hasSize(3);
    }

    @Test
    void eventsAreForgottenAfterThirtyDays() throws Exception {
        archive.add(List.of(event("web", 1, "old"), event("web", 86_400, "young")));
        clock.set(START.plus(Duration.ofDays(30)).plusSeconds(60));
        archive.add(List.of(event("web", 30 * 86_400, "new")));
        long first = START.getEpochSecond();

        assertThat(archive.in(new Span(first, first + 40 * 86_400), Optional.empty(), 10))
                .extracting(LogRecord::text)
                .containsExactly("young", "new");
    }
}
