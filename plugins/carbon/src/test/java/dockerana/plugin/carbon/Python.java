package dockerana.plugin.carbon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Runs the scripts beside these tests with the system's Python, which has Debian's graphite-carbon. */
final class Python {
    private static final Path SCRIPTS = Path.of("src/test/python");

    private Python() {}

    /** The lines that the script printed. */
    static List<String> run(String script, byte[] input, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of("/usr/bin/python3", SCRIPTS.resolve(script).toString()));
        Collections.addAll(command, arguments);
        Path in = Files.createTempFile("carbon-test", ".in");
        Path out = Files.createTempFile("carbon-test", ".out");
        try {
            Files.write(in, input);
            int exit = new ProcessBuilder(command)
                    .redirectInput(in.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start()
                    .waitFor();
            assertThat(exit).as("exit code of " + command).isZero();
            return Files.readAllLines(out, StandardCharsets.UTF_8);
        } finally {
            Files.delete(in);
            Files.delete(out);
        }
    }
}
