package dockerana.runtime.delivery;

import static dockerana.runtime.delivery.Things.EVENTS;
import static dockerana.runtime.delivery.Things.LOG;
import static dockerana.runtime.delivery.Things.record;
import static dockerana.runtime.delivery.Things.records;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dockerana.api.Component.Role;
import dockerana.api.LogRecord;
import dockerana.runtime.component.CapturedLog;
import dockerana.runtime.component.Vitals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SettlementTest {
    @TempDir
    private Path directory;

    private final AtomicInteger changes = new AtomicInteger();
    private Path file;
    private Settlement settlement;

    @BeforeEach
    void anEmptyDirectory() throws IOException {
        file = directory.resolve("state").resolve("logs.json");
        settlement = reopened();
    }

    @Test
    void theCheckpointIsTheLastOfTheLongestSettledPrefix() throws IOException {
        Chunk first = open(records(LOG, 1, 2));
        Chunk second = open(records(LOG, 3));
        Chunk third = open(records(LOG, 4, 5));
        third.settledByOne();
        assertThat(saved(LOG)).isEmpty();
        first.settledByOne();
        assertThat(saved(LOG)).contains(2L);
        second.settledByOne();
        assertThat(saved(LOG)).contains(5L);
    }

    @Test
    void eachOriginHasAPrefixOfItsOwn() throws IOException {
        open(records(LOG, 1));
        open(records(EVENTS, 7)).settledByOne();
        assertThat(saved(LOG)).isEmpty();
        assertThat(saved(EVENTS)).contains(7L);
    }

    @Test
    void aListSettlesAsAWholeWhenTheLastLaneIsDone() throws IOException {
        List<LogRecord> both = new ArrayList<>(records(LOG, 1));
        both.addAll(records(EVENTS, 7));
        both.addAll(records(LOG, 2));
        Chunk chunk = settlement.open(both, false, 0, 2);
        chunk.settledByOne();
        assertThat(saved(LOG)).isEmpty();
        chunk.settledByOne();
        assertThat(saved(LOG)).contains(2L);
        assertThat(saved(EVENTS)).contains(7L);
    }

    @Test
    void whatNoSinkTakesIsSettledButNotBeforeWhatCameEarlier() throws IOException {
        Chunk first = open(records(LOG, 1));
        settlement.open(records(LOG, 2), false, 0, 0);
        assertThat(saved(LOG)).isEmpty();
        first.settledByOne();
        assertThat(saved(LOG)).contains(2L);
    }

    @Test
    void aSourceGoesOnBehindWhatItHandedOverAndElseBehindWhatWasSettled() throws IOException {
        Chunk first = open(records(LOG, 1));
        open(records(LOG, 2));
        assertThat(settlement.last("log")).contains(withoutText(record(LOG, 2)));
        first.settledByOne();
        settlement.save();
        assertThat(reopened().last("log")).contains(withoutText(record(LOG, 1)));
        assertThat(reopened().last("other")).isEmpty();
    }

    @Test
    void anOriginForgottenInFlightDoesNotComeBack() throws IOException {
        open(records(LOG, 1)).settledByOne();
        Chunk inFlight = open(records(LOG, 2));
        settlement.forget("log");
        inFlight.settledByOne();
        assertThat(saved(LOG)).isEmpty();
        assertThat(settlement.last("log")).isEmpty();
    }

    @Test
    void whatIsKeptIsBoundedHoweverLongTheOldestIsNotSettled() {
        Chunk stuck = open(records(LOG, 0));
        for (int i = 1; i <= 100_000; i++) {
            open(records(LOG, i)).settledByOne();
        }
        assertThat(settlement.inFlight()).isLessThan(200);
        stuck.settledByOne();
        assertThat(settlement.inFlight()).isZero();
    }

    @Test
    void aDamagedFileIsPutAsideAndReadingStartsAsIfForTheFirstTime() throws IOException {
        open(records(LOG, 1)).settledByOne();
        settlement.save();
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            try (CapturedLog log = new CapturedLog("source.damaged")) {
                assertThat(reopened().last("log")).isEmpty();
                assertThat(log.lines()).singleElement().asString().contains("ERROR", "cannot be read", "damaged");
            }
            assertThat(directory.resolve("state/logs.json.damaged")).hasBinaryContent(Arrays.copyOf(whole, length));
            assertThat(file).doesNotExist();
        }
    }

    @Test
    void aKeyMayBeAnything() throws IOException {
        String hostile = "a\"\\\n\0é\ud83d\ude00\ud800/..";
        LogRecord.Origin origin = new LogRecord.Origin(LogRecord.Kind.EVENT, hostile, hostile, Map.of());
        open(records(origin, Long.MAX_VALUE / 10)).settledByOne();
        settlement.save();
        assertThat(reopened().last(hostile)).contains(withoutText(record(origin, Long.MAX_VALUE / 10)));
    }

    @Test
    void whatCouldNotBeSavedIsSavedLater() throws IOException {
        Files.writeString(directory.resolve("state"), "a file where the directory should be");
        open(records(LOG, 1)).settledByOne();
        assertThatIOException().isThrownBy(settlement::save);
        Files.delete(directory.resolve("state"));
        settlement.save();
        assertThat(reopened().last("log")).isPresent();
    }

    @Test
    void nothingIsWrittenWhenNothingWasSettled() throws IOException {
        open(records(LOG, 1));
        settlement.save();
        assertThat(file).doesNotExist();
        assertThat(changes).hasValue(0);
    }

    @Test
    void aFileOfANewerVersionIsUnderstood() throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(
                file,
                "{\"log\":{\"kind\":\"LOG\",\"new\":{\"a\":[1]},\"file\":\"file\",\"nanos\":1,\"ordinal\":0,\"position\":10}}");
        assertThat(reopened().last("log")).contains(withoutText(record(LOG, 1)));
    }

    private Settlement reopened() throws IOException {
        return new Settlement(
                new StateFile(file), new Vitals(Role.SOURCE, "damaged", "logs").trouble(), changes::incrementAndGet);
    }

    private Chunk open(List<LogRecord> records) {
        return settlement.open(records, false, 0, 1);
    }

    /** The number of the last settled record, as the next process would see it. */
    private Optional<Long> saved(LogRecord.Origin origin) throws IOException {
        settlement.save();
        return reopened().last(origin.key()).map(LogRecord::timeNanos);
    }

    private static LogRecord withoutText(LogRecord record) {
        return new LogRecord(record.origin(), record.timeNanos(), record.ordinal(), record.position(), "");
    }
}
