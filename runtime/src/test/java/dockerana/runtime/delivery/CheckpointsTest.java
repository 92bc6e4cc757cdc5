package dockerana.runtime.delivery;

import static dockerana.runtime.delivery.Things.LOG;
import static dockerana.runtime.delivery.Things.records;
import static org.assertj.core.api.Assertions.assertThat;

import dockerana.api.Component.Role;
import dockerana.api.LogRecord;
import dockerana.runtime.component.CapturedLog;
import dockerana.runtime.component.Vitals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
    void aDirectoryThatCannotBeWrittenIsToldOnceAndTriedAgain() throws Exception {
        Path state = directory.resolve("state");
        Files.writeString(state, "a file where the directory should be");
        try (CapturedLog log = new CapturedLog("source.nowhere")) {
            Checkpoints checkpoints = new Checkpoints(state);
            Settlement settlement = checkpoints.open(new Vitals(Role.SOURCE, "nowhere", "logs"));
            checkpoints.start();
            settle(settlement, 1);
            while (log.lines().isEmpty()) {
                Thread.onSpinWait();
            }
            settle(settlement, 2);
            Files.delete(state);
            while (!Files.exists(state.resolve("nowhere.json"))) {
                Thread.onSpinWait();
            }
            checkpoints.close();
            assertThat(log.lines())
                    .singleElement()
                    .asString()
                    .startsWith("ERROR")
                    .contains("cannot be saved", "Make room");
        }
    }

    private static void settle(Settlement settlement, long number) {
        settlement.open(records(LOG, number), false, 0, 0);
    }

    private Optional<Long> saved() throws IOException {
        return new StateFile(directory.resolve("logs.json"))
                .load().values().stream().map(LogRecord::timeNanos).findFirst();
    }
}
