package dockerana.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@code docs/writing-a-plugin.md} quotes is in {@code examples/}, word for word. */
class WritingAPluginPageTest {
    private static final Path PAGE = Path.of("..", "docs", "writing-a-plugin.md");
    private static final Path EXAMPLES = Path.of("..", "examples");
    private static final Pattern QUOTE = Pattern.compile("```(?:java|xml|hocon)\n(.*?)```", Pattern.DOTALL);
    private static final int QUOTES = 12;

    @Test
    void everyQuoteIsThere() throws IOException {
        List<String> files = files();
        List<String> quotes = QUOTE.matcher(Files.readString(PAGE))
                .results()
                .map(quote -> quote.group(1))
                .toList();

        assertThat(quotes)
                .hasSizeGreaterThanOrEqualTo(QUOTES)
                .allSatisfy(quote -> assertThat(files).as(quote).anyMatch(file -> file.contains(quote)));
    }

    private static List<String> files() throws IOException {
        try (Stream<Path> all = Files.walk(EXAMPLES)) {
            return all.filter(file -> file.toString().matches(".*\\.(java|xml|conf)"))
                    .filter(file -> !file.toString().contains("/target/"))
                    .map(file -> {
                        try {
                            return Files.readString(file);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    })
                    .toList();
        }
    }
}
