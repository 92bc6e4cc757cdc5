package dockerana.runtime.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeJarsTest {
    @TempDir
    private Path folder;

    private Path file;
    private Path jar;
    private int checks;

    @BeforeEach
    void oneJarThatWasFoundWhole() throws Exception {
        file = folder.resolve("whole-jars");
        jar = Files.writeString(folder.resolve("a.jar"), "whole");
        start();
        assertThat(checks).isOne();
    }

    @Test
    void aJarThatWasFoundWholeIsNotReadAgain() throws Exception {
        start();
        assertThat(checks).isOne();
    }

    @Test
    void oneWithOtherBytesIsThoughItsSizeIsTheSame() throws Exception {
        Object before = Files.getAttribute(jar, "unix:ctime");
        do { // within one tick of the kernel's clock there is one time of change
            Files.writeString(jar, "wh0le");
        } while (Files.getAttribute(jar, "unix:ctime").equals(before));
        start();
        assertThat(checks).isEqualTo(2);
    }

    @Test
    void oneThatIsNotWholeIsReadEachTime() throws Exception {
        Path broken = Files.writeString(folder.resolve("broken.jar"), "broken");
        for (int starts = 1; starts <= 2; starts++) {
            WholeJars jars = WholeJars.of(file);
            int expected = checks + 1;
            try {
                jars.check(broken, () -> {
                    checks++;
                    throw new UnfitPlugin("it is not whole", "copy it again");
                });
            } catch (UnfitPlugin e) {
                jars.save();
            }
            assertThat(checks).isEqualTo(expected);
        }
    }

    @Test
    void whatCannotBeReadOrWrittenOnlyTakesTime() throws Exception {
        Files.delete(file);
        Files.createDirectory(file);
        start();
        assertThat(checks).isEqualTo(2);
    }

    private void start() throws Exception {
        WholeJars jars = WholeJars.of(file);
        jars.check(jar, () -> checks++);
        jars.save();
    }
}
