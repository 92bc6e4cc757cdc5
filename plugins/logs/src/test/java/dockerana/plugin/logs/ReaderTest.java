package dockerana.plugin.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lines of a log, whatever its bytes are. */
class ReaderTest {
    @TempDir
    private Path directory;

    private JsonLog log;
    private Reader reader;
    private final Texts texts = new Texts();
    private final Block block = new Block(1024);
    private final List<String> written = new ArrayList<>();

    @BeforeEach
    void begin() {
        log = new JsonLog(directory);
        reader = new Reader(new Tail(new Rotation(log.path)), new JsonFile(), texts);
    }

    @AfterEach
    void end() {
        reader.close();
    }

    private void write(int lines) throws IOException {
        for (int i = 0; i < lines; i++) {
            written.add(log.line());
        }
    }

    private List<String> read() throws IOException {
        Texts.drain(reader, block);
        return texts.all;
    }

    @Test
    void aLineThatIsNotCompleteWaitsForItsEnd() throws Exception {
        String entry = JsonLog.entry("stdout", "whole\\n", JsonLog.EPOCH);
        log.append(entry.substring(0, 20));
        assertThat(read()).isEmpty();
        log.append(entry.substring(20));
        assertThat(read()).containsExactly("whole");
    }

    @Test
    void whatACrashLeftBehindIsLeftOutAndWhatFollowsIsNot() throws Exception {
        write(1);
        log.append("\0\0\0\0\0\0\0\0");
        write(1);
        log.append("{\"log\":\"half");
        write(1);
        log.append("neither\nnor\n");
        written.add("(damaged)");
        written.add("(damaged)");
        write(1);
        assertThat(read()).isEqualTo(written);
    }

    @Test
    void anEntryWithoutEndDoesNotKeepTheNextFileBack() throws Exception {
        write(1);
        log.append("{\"log\":\"half");
        read();
        log.rotate(2);
        write(1);
        assertThat(read()).isEqualTo(written);
    }

    @Test
    void aLineLargerThanTheBlockIsReadAndMegabytesOfZerosArePassedOver() throws Exception {
        String large = "x".repeat(200_000);
        log.write("stdout", large + "\\n", JsonLog.EPOCH);
        written.add(large);
        log.append("\0".repeat(3 << 20) + "\n");
        written.add("(damaged)");
        write(3);
        assertThat(read()).isEqualTo(written);
    }

    @Test
    void positionsAreThoseBehindEachLine() throws Exception {
        write(3);
        read();
        long entry = Files.size(log.path) / 3;
        assertThat(texts.positions).hasSize(3).isSorted();
        assertThat(texts.positions.getLast()).isEqualTo(Files.size(log.path));
        assertThat(texts.positions.getFirst()).isBetween(entry - 5, entry + 5);
    }

    @Test
    void everyBlockSizeGivesTheSameLines() throws Exception {
        write(50);
        for (int size : IntStream.rangeClosed(200, 260).toArray()) {
            Texts again = new Texts();
            try (Reader other = new Reader(new Tail(new Rotation(log.path)), new JsonFile(), again)) {
                Texts.drain(other, new Block(size));
            }
            assertThat(again.all).as("blocks of %d bytes", size).isEqualTo(written);
        }
    }
}
