package dockerana.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of docs/configuration.md. */
final class DocumentationTest {
    @TempDir
    Path folder;

    @Test
    void everyExampleWorks() throws IOException {
        List<String> examples = blocks("```hocon\n");
        assertThat(examples)
                .hasSize(3)
                .allSatisfy(example ->
                        assertThatCode(() -> load(example)).as(example).doesNotThrowAnyException());
    }

    @Test
    void theShownProblemsAreThoseOfTheShownFile() throws IOException {
        List<String> blocks = blocks("\n```\n").stream()
                .filter(block -> block.contains("servres"))
                .toList();
        InvalidConfiguration refusal = catchThrowableOfType(InvalidConfiguration.class, () -> load(blocks.getLast()));
        assertThat(refusal.problems().stream().map(problem -> problem.toString().replace(folder.toString(), "conf")))
                .containsExactlyElementsOf(blocks.getFirst().lines().toList());
    }

    private static List<String> blocks(String fence) throws IOException {
        String page = Files.readString(Path.of("..", "docs", "configuration.md"));
        return Arrays.stream(page.split(fence, -1))
                .skip(1)
                .map(rest -> rest.split("```", 2)[0])
                .toList();
    }

    private void load(String text) throws IOException, InvalidConfiguration {
        Path file = Files.writeString(folder.resolve("application.conf"), text);
        Settings.load(file, Map.of(), Plugins.catalogue());
    }
}
