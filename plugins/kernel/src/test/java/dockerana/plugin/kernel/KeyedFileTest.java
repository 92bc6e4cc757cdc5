package dockerana.plugin.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyedFileTest {
    @TempDir
    private Path folder;

    private Path path;

    @BeforeEach
    void file() {
        path = folder.resolve("memory.stat");
    }

    private void assertNumbers(KeyedFile file, String content, double... expected) throws IOException {
        Files.writeString(path, content);
        assertThat(file.read()).isTrue();
        for (int i = 0; i < expected.length; i++) {
            assertThat(file.number(i)).isEqualTo(Double.valueOf(expected[i])); // NaN too
        }
    }

    @Test
    void theNumbersOfTheKeysAreFoundWhereverTheyAre() throws Exception {
        try (KeyedFile file = new KeyedFile(new KernelFile(path, new Text()), "rss", "cache")) {
            assertNumbers(file, "cache 1\nrss_huge 2\nrss 3\n", 3, 1);
            assertNumbers(file, "cache 4\nrss_huge 5\nrss 6\n", 6, 4); // the same places
            assertNumbers(file, "cache 10\nrss_huge 5\nrss 6\n", 6, 10); // the second is one further
            assertNumbers(file, "rss 7\ncache 8\n", 7, 8);
            assertNumbers(file, "cache 9\nrss_huge 5\nrss 123", 123, 9);
        }
    }

    @Test
    void aKeyIsAWholeWordAndTheFirstOfItsLine() throws Exception {
        try (KeyedFile file = new KeyedFile(new KernelFile(path, new Text()), "rss", "cache")) {
            assertNumbers(file, "cache 1\nrss 2\n", 2, 1);
            assertNumbers(file, "cache 3\nrss_ 4\nrss 5\n", 5, 3);
            assertNumbers(file, "cache 3\nxrss 4\nrss 5\n", 5, 3);
            assertNumbers(file, "a cache 3\nrss 5\ncache 6\n", 5, 6);
        }
    }

    @Test
    void whatTheFileLacksIsAbsent() throws Exception {
        try (KeyedFile file = new KeyedFile(new KernelFile(path, new Text()), "rss", "cache")) {
            assertNumbers(file, "cache 1\n", Double.NaN, 1);
            assertNumbers(file, "cache 1\nrss 2\n", 2, 1);
            assertNumbers(file, "cache 1\n", Double.NaN, 1);
            assertNumbers(file, "cache max\nrss 2\n", 2, Double.NaN);

            Files.writeString(path, "other 1\n");

            assertThat(file.read()).isFalse();
            assertThat(file.number(1)).isNaN();
            Files.delete(path);
        }
    }
}
