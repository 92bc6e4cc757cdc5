package dockerana.plugin.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lines of a log through everything that happens to its files. */
class TailTest {
    @TempDir
    private Path directory;

    private JsonLog log;
    private Tail tail;
    private Reader reader;
    private final Texts texts = new Texts();
    private final Block block = new Block(1024);
    private final List<String> written = new ArrayList<>();

    @BeforeEach
    void begin() {
        log = new JsonLog(directory);
        tail = new Tail(new Rotation(log.path));
        reader = new Reader(tail, new JsonFile(), texts);
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
    void aFileThatGrowsIsReadOnAndOn() throws Exception {
        assertThat(read()).isEmpty();
        write(100);
        assertThat(read()).isEqualTo(written);
        write(1);
        assertThat(read()).isEqualTo(written);
        assertThat(read()).isEqualTo(written);
    }

    @Test
    void nothingIsMissingThroughManyRotationsBetweenTwoLooks() throws Exception {
        write(10);
        read();
        for (int i = 0; i < 4; i++) {
            write(10);
            log.rotate(5);
        }
        write(10);
        assertThat(read()).isEqualTo(written);
    }

    @Test
    void nothingIsMissingWhenWhatIsReadIsCompressedMeanwhile() throws Exception {
        for (int i = 0; i < 4; i++) {
            write(30);
            reader.advance(block);
            reader.advance(block); // stands in the middle of it
            log.rotate(9);
            log.compress();
        }
        write(10);
        assertThat(read()).isEqualTo(written);
    }

    @Test
    void aFileThatIsBeingCompressedIsReadOnceAndWhole() throws Exception {
        write(50);
        log.rotate(5);
        write(5);
        Path zipped = Path.of(log.rotated(1) + ".gz");
        Files.write(zipped, new byte[] {31, -117, 8, 0}); // it has begun
        assertThat(read()).isEqualTo(written);
    }

    @Test
    void aCompressedFileThatIsDamagedIsAGapAndTheNextIsRead() throws Exception {
        log.lines(50);
        log.rotate(5);
        log.compress();
        Path zipped = Path.of(log.rotated(1) + ".gz");
        Files.write(zipped, java.util.Arrays.copyOf(Files.readAllBytes(zipped), 60));
        write(5);
        assertThat(read()).contains(Texts.GAP).endsWith(written.toArray(String[]::new));
    }

    @Test
    void allFilesAreReadFromTheFirstOneCompressedOrNot() throws Exception {
        for (int i = 0; i < 3; i++) {
            write(200);
            log.rotate(5);
            log.compress();
        }
        write(20);
        log.rotate(5);
        write(20);
        assertThat(read()).isEqualTo(written);
    }

    @Test
    void aFileThatVanishedIsAGapUnlessItWasReadToItsEndAndTheNextIsThere() throws Exception {
        write(10);
        read();
        log.rotate(2);
        write(10);
        assertThat(read()).isEqualTo(written);
        log.rotate(2);
        log.line();
        log.rotate(2);
        written.add(Texts.GAP);
        write(1);
        log.rotate(2);
        write(1);
        assertThat(read()).isEqualTo(written);
    }

    @Test
    void aFileThatWasTruncatedIsAGapAndReadFromItsStart() throws Exception {
        write(10);
        read();
        log.rotate(1);
        written.add(Texts.GAP);
        write(1);
        assertThat(read()).isEqualTo(written);
    }

    @Test
    void aFileThatWasTruncatedAndHasGrownAgainIsAGapToo() throws Exception {
        write(10);
        read();
        log.rotate(1);
        written.add(Texts.GAP);
        write(30);
        assertThat(read()).isEqualTo(written);
    }

    @Test
    void aFileThatWasRemovedIsReadToItsEnd() throws Exception {
        write(10);
        reader.advance(block);
        write(10);
        Files.delete(log.path);
        assertThat(read()).isEqualTo(written);
    }

    @Test
    void aFileThatWasLetGoIsFoundAgainRenamedOrCompressed() throws Exception {
        write(10);
        read();
        tail.close();
        write(10);
        log.rotate(5);
        write(10);
        assertThat(read()).isEqualTo(written);

        write(10);
        read();
        tail.close();
        write(10);
        log.rotate(5);
        log.compress();
        write(10);
        assertThat(read()).isEqualTo(written);
    }

    @Test
    void aFileThatWasLetGoAndRotatedAwayIsAGap() throws Exception {
        write(10);
        read();
        tail.close();
        log.rotate(2);
        log.line();
        log.rotate(2);
        written.add(Texts.GAP);
        written.add("line 10");
        assertThat(read()).isEqualTo(written);
    }

    @Test
    void anotherFileWithTheSameInodeIsNotTakenForTheOneThatWasLetGo() throws Exception {
        write(10);
        read();
        tail.close();
        log.rotate(1); // in place: what inodes that are used again look like
        written.add(Texts.GAP);
        write(30);
        assertThat(read()).isEqualTo(written);
    }
}
