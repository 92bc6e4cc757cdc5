package dockerana.plugin.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KernelFileTest {
    @TempDir
    private Path folder;

    @Test
    void eachReadingBeginsAtTheStart() throws Exception {
        Path path = Files.writeString(folder.resolve("file"), "1 2");
        try (KernelFile file = new KernelFile(path, new Text())) {
            assertThat(firstNumber(file.read())).isEqualTo(1);

            Files.writeString(path, "30");

            assertThat(firstNumber(file.read())).isEqualTo(30);
            assertThat(file.problem()).isNull();
        }
    }

    @Test
    void aMissingFileIsAbsentAndMayComeLater() throws Exception {
        Path path = folder.resolve("file");
        try (KernelFile file = new KernelFile(path, new Text())) {
            assertThat(file.read()).isNull();
            assertThat(file.problem()).isEqualTo(path + " cannot be read: it does not exist");

            Files.writeString(path, "5");

            assertThat(firstNumber(file.read())).isEqualTo(5);
            assertThat(file.problem()).isNull();
        }
    }

    @Test
    void aFileThatFailsWhileItIsReadIsAbsent() {
        try (KernelFile file = new KernelFile(folder, new Text())) { // a folder can be opened, and not read
            assertThat(file.read()).isNull();
            assertThat(file.problem()).contains("cannot be read");
            assertThat(file.read()).isNull();
        }
    }

    @Test
    void aFileOfSomethingThatEndedIsNotLookedForAgain() throws Exception {
        Path path = folder.resolve("file");
        try (KernelFile file = KernelFile.mortal(path, new Text())) {
            assertThat(file.read()).isNull();

            Files.writeString(path, "5");

            assertThat(file.read()).isNull();
            assertThat(file.problem()).isEqualTo(path + " cannot be read: it does not exist");
        }
    }

    @Test
    void aTableOfTheKernelsThatIsLongerThanAPageIsReadToItsEnd() throws Exception {
        Path maps = Path.of("/proc/self/maps"); // handed out line by line, a page at a time
        try (KernelFile file = KernelFile.mortal(maps, new Text())) {
            Text text = file.read();
            long lines = 0;
            boolean last = false;
            while (text != null && text.line() && text.word()) {
                lines++;
                last = text.is("ffffffffff600000-ffffffffff601000")
                        || text.string().startsWith("7ff");
            }
            assertThat(lines).isGreaterThan(100);
            assertThat(last).isTrue();
        }
    }

    private static double firstNumber(@Nullable Text text) {
        return text != null && text.line() ? text.number() : Double.NaN;
    }
}
