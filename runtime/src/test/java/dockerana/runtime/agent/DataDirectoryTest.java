package dockerana.runtime.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DataDirectoryTest {
    @TempDir
    Path parent;

    @Test
    void itIsMadeAndSaysWhoHasIt() throws IOException {
        Path data = parent.resolve("a/b");
        try (DataDirectory directory = DataDirectory.lock(data)) {
            assertThat(Files.readString(data.resolve("lock")))
                    .isEqualTo(Long.toString(ProcessHandle.current().pid()));
            assertThat(directory.state()).isEqualTo(data.resolve("state"));
        }
    }

    @Test
    void afterItsEndAnotherMayHaveIt() throws IOException {
        DataDirectory.lock(parent).close();
        DataDirectory.lock(parent).close();
    }

    @Test
    void aFullDiskDoesNotKeepTheAgentFromStarting() throws IOException {
        Files.createSymbolicLink(parent.resolve("lock"), Path.of("/dev/full"));
        DataDirectory.lock(parent).close();
    }

    @Test
    void oneThatCannotBeMadeIsRefusedWithARemedy() throws IOException {
        Path file = Files.writeString(parent.resolve("file"), "");
        assertThatThrownBy(() -> DataDirectory.lock(file.resolve("data")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(file + "/data cannot be written")
                .hasMessageContaining("choose another with --data DIR");
    }
}
