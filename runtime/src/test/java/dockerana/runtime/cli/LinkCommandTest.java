package dockerana.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinkCommandTest {
    @TempDir
    Path home;

    @Test
    void theLinkIsWhatWasLeftInTheDataDirectory() throws Exception {
        Path data = Files.createDirectories(home.resolve("elsewhere"));
        Files.writeString(data.resolve("link"), "http://127.0.0.1:8420/?token=abc\n");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream before = System.out;
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        try {
            assertThat(Commands.execute(home, "--data", data.toString(), "link"))
                    .isZero();
        } finally {
            System.setOut(before);
        }
        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualToIgnoringNewLines("http://127.0.0.1:8420/?token=abc\n");
    }

    @Test
    void withoutAPageThereIsNoLink() {
        assertThat(Commands.execute(home, "link")).isEqualTo(ExitCode.UNAVAILABLE);
    }
}
