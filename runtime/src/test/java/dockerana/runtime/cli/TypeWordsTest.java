package dockerana.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TypeWordsTest {
    @TempDir
    private Path folder;

    @Test
    void everyWordMayBeATypeHoweverItIsWritten() throws IOException {
        assertThat(words("""
                dockerana {
                  sources { a { type = host }, b.type="container-stats" }
                  sinks.c { "type" : statsd # } unless it is off
                  }
                }
                """)).contains("host", "container-stats", "statsd");
    }

    @Test
    void whatIsCommentedOutIsNotSpokenOf() throws IOException {
        assertThat(words("a { type = host }\n  # b { type = carbon }\n// c { type = statsd }"))
                .contains("host")
                .doesNotContain("carbon", "statsd");
    }

    @Test
    void aFileThatHasOthersComeInCannotTell() throws IOException {
        assertThat(found("include \"more.conf\"\nsources { a { type = host } }"))
                .isEmpty();
    }

    @Test
    void neitherCanOneThatIsNotThere() {
        assertThat(TypeWords.in(folder.resolve("none.conf"))).isEmpty();
    }

    private Set<String> words(String configuration) throws IOException {
        return found(configuration).orElseThrow();
    }

    private Optional<Set<String>> found(String configuration) throws IOException {
        return TypeWords.in(Files.writeString(folder.resolve("application.conf"), configuration));
    }
}
