package dockerana.plugin.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dockerana.api.LogRecord;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Places in a log, found without reading all of it. */
class PlacesTest {
    private static final long EPOCH = JsonLog.EPOCH.getEpochSecond() * 1_000_000_000;

    @TempDir
    private Path directory;

    private JsonLog log;
    private Rotation files;
    private Places places;

    @BeforeEach
    void begin() {
        log = new JsonLog(directory);
        files = new Rotation(log.path);
        places = new Places(files, new JsonFile(), new Block(128 * 1024));
    }

    private List<String> from(Optional<Place> place) throws IOException {
        Texts texts = new Texts();
        Tail tail = new Tail(files);
        try (Reader reader = new Reader(tail, new JsonFile(), texts)) {
            assertThat(tail.begin(place.orElseThrow().file(), place.get().position()))
                    .isTrue();
            Texts.drain(reader, new Block(8192));
        }
        return texts.all;
    }

    @Test
    void theEndIsBehindTheLastWholeLine() throws Exception {
        assertThat(places.end()).isEmpty();
        log.lines(1000);
        assertThat(places.end().orElseThrow().position()).isEqualTo(Files.size(log.path));
        log.append("{\"log\":\"half");
        log.append("\\n\",\"stream\":\"stdout\",\"time\":\"2026-01-31T13:00:00Z\"}");
        Place end = places.end().orElseThrow();
        log.append("\n");
        assertThat(from(Optional.of(end))).containsExactly("half");
    }

    @Test
    void theEndOfAnEnormousFileIsFoundWithoutReadingIt() throws Exception {
        try (FileChannel file = FileChannel.open(log.path, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            file.position(5L << 30);
            file.write(java.nio.ByteBuffer.wrap("\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
        }
        log.lines(3);
        assertThat(places.end().orElseThrow().position()).isEqualTo(Files.size(log.path));
    }

    @Test
    void everyLineIsFoundByItsTimeInAnyFile() throws Exception {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            texts.add("line " + i);
        }
        log.lines(3);
        log.rotate(9);
        log.compress();
        log.lines(3);
        log.rotate(9);
        log.lines(3);
        log.rotate(9);
        log.lines(3);
        for (int i = 0; i < 12; i++) {
            assertThat(from(places.since(EPOCH + i * 1000L))).as("line %d", i).isEqualTo(texts.subList(i, 12));
            assertThat(from(places.since(EPOCH + i * 1000L - 1)))
                    .as("before line %d", i)
                    .isEqualTo(texts.subList(i, 12));
        }
        assertThat(from(places.since(EPOCH + 12_000))).isEmpty();
    }

    @Test
    void aTimeIsFoundByBisectionInALargeFile() throws Exception {
        for (int i = 0; i < 50; i++) {
            log.lines(1000);
        }
        for (int line : new int[] {0, 1, 25_000, 33_333, 49_998, 49_999}) {
            List<String> found = from(places.since(EPOCH + line * 1000L));
            assertThat(found).hasSize(50_000 - line);
            assertThat(found.getFirst()).isEqualTo("line " + line);
        }
    }

    private LogRecord record(Place place, long nanos) {
        return new LogRecord(
                new LogRecord.Origin(LogRecord.Kind.LOG, "key", "2026-01-31T12:00:00Z:" + place.identity(), Map.of()),
                nanos,
                0,
                place.position(),
                "");
    }

    @Test
    void thePlaceBehindARecordIsFoundWhereverItsFileIs() throws Exception {
        log.lines(10);
        LogRecord last = record(places.end().orElseThrow(), EPOCH + 9_000);
        log.lines(1);
        for (int i = 0; i < 4; i++) {
            assertThat(from(places.behind(places.look(), last, Line.STDOUT)))
                    .as("after %d rotations", i)
                    .first()
                    .isEqualTo("line 10");
            log.rotate(9);
            if (i == 1) {
                log.compress();
            }
            log.lines(1);
        }
    }

    @Test
    void anotherFileOfTheSameInodeIsNotTheRecords() throws Exception {
        log.lines(10);
        LogRecord last = record(places.end().orElseThrow(), EPOCH + 9_000);
        log.rotate(1);
        log.lines(20);
        assertThat(places.behind(places.look(), last, Line.STDOUT)).isEmpty();
        assertThat(places.behind(places.look(), last, Line.STDERR)).isEmpty();
    }

    @Test
    void aLineThatEndsAtTheSamePlaceButHasAnotherTimeIsNotTheRecords() throws Exception {
        log.write("stdout", "one\\n", JsonLog.EPOCH.plusNanos(1));
        LogRecord last = record(places.end().orElseThrow(), EPOCH + 1);
        assertThat(places.behind(places.look(), last, Line.STDOUT)).isPresent();
        log.rotate(1);
        log.write("stdout", "two\\n", JsonLog.EPOCH.plusNanos(2));
        assertThat(places.behind(places.look(), last, Line.STDOUT)).isEmpty();
    }

    @Test
    void aLookBackGoesOnInTheFileBefore() throws Exception {
        log.lines(100);
        log.rotate(5);
        log.lines(100);
        Place end = places.end().orElseThrow();
        long size = Files.size(log.path);
        assertThat(from(places.before(places.look(), end, 0))).isEmpty();
        assertThat(from(places.before(places.look(), end, size / 2))).hasSizeBetween(50, 52);
        assertThat(from(places.before(places.look(), end, size * 3 / 2))).hasSizeBetween(149, 153);
        assertThat(from(places.before(places.look(), end, size * 5))).hasSize(200);
    }
}
