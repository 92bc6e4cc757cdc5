package dockerana.runtime.delivery;

import static dockerana.runtime.delivery.Things.LOG;
import static dockerana.runtime.delivery.Things.records;
import static org.assertj.core.api.Assertions.assertThat;

import dockerana.api.Component.Role;
import dockerana.api.LogRecord;
import dockerana.api.Status;
import dockerana.runtime.component.BrokenLog;
import dockerana.runtime.component.CapturedLog;
import dockerana.runtime.component.Vitals;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
final class CheckpointsTest {
    private static final Vitals LOGS = new Vitals(Role.SOURCE, "logs", "logs");

    @TempDir
    private Path directory;

    @Test
    void whatIsSettledIsSavedSoonAndAtTheEnd() throws Exception {
        Checkpoints checkpoints = new Checkpoints(directory);
        Settlement settlement = checkpoints.open(LOGS);
        checkpoints.start();
        settle(settlement, 1);
        while (saved().isEmpty()) {
            Thread.onSpinWait();
        }
        settle(settlement, 2);
        checkpoints.close();
        assertThat(saved()).contains(2L);
    }

    @Test
    void theLastCheckpointIsSavedThoughWhoClosesIsInterrupted() throws IOException {
        Checkpoints checkpoints = new Checkpoints(directory);
        Settlement settlement = checkpoints.open(LOGS);
        checkpoints.start();
        settle(settlement, 1);
        Thread.currentThread().interrupt();
        try {
            checkpoints.close();
        } catch (InterruptedException e) { // as it should
        }
        while (saved().isEmpty()) {
            Thread.onSpinWait();
        }
        assertThat(saved()).contains(1L);
    }

    @Test
    void aDirectoryThatCannotBeWrittenIsToldOnceAndTriedUntilItCan() throws Exception {
        Path state = directory.resolve("state");
        Files.writeString(state, "a file where the directory should be");
        try (CapturedLog log = new CapturedLog("source.nowhere")) {
            Checkpoints checkpoints = new Checkpoints(state);
            Vitals vitals = new Vitals(Role.SOURCE, "nowhere", "logs");
            Settlement settlement = checkpoints.open(vitals);
            checkpoints.start();
            settle(settlement, 1);
            while (log.lines().isEmpty()) {
                Thread.onSpinWait();
            }
            settle(settlement, 2);
            assertThat(vitals.part(0, 0).status().level()).isEqualTo(Status.Level.DEGRADED);
            Files.delete(state);
            while (!Files.exists(state.resolve("nowhere.json"))) {
                Thread.onSpinWait();
            }
            checkpoints.close();
            assertThat(vitals.part(0, 0).status().level()).isEqualTo(Status.Level.OK);
            assertThat(log.lines())
                    .filteredOn(line -> !line.startsWith("DEBUG"))
                    .satisfiesExactly(
                            line -> assertThat(line).startsWith("WARN").contains("cannot be saved", "Make room"),
                            line -> assertThat(line).startsWith("INFO").contains("works again"));
        }
    }

    @Test
    void aFailureThatCannotBeToldDoesNotEndIt() throws Exception {
        Path state = directory.resolve("state");
        Files.writeString(state, "a file where the directory should be");
        Checkpoints checkpoints = new Checkpoints(state);
        Settlement settlement = checkpoints.open(LOGS);
        try (BrokenLog _ = new BrokenLog()) {
            PrintStream broken = System.err;
            checkpoints.start();
            settle(settlement, 1);
            while (System.err.equals(broken)) {
                Thread.onSpinWait();
            }
        }
        Files.delete(state);
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!Files.exists(state.resolve("logs.json")) && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        assertThat(state.resolve("logs.json")).exists();
        checkpoints.close();
    }

    private static void settle(Settlement settlement, long number) {
        settlement.open(records(LOG, number), false, 0, 0);
    }

    private Optional<Long> saved() throws IOException {
        return new StateFile(directory.resolve("logs.json"))
                .load().values().stream().map(LogRecord::timeNanos).findFirst();
    }
}
