package dockerana.plugin.local.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dockerana.testkit.TestAgent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenTest {
    private static final WebConfig MADE_HERE = new WebConfig(
            Bind.parse("127.0.0.1:0"),
            WebConfig.Auth.TOKEN,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of());

    @TempDir
    Path data;

    @Test
    void itIsMadeOnceAndOnlyItsOwnerCanReadIt() throws Exception {
        Path file = data.resolve("new").resolve("token");
        String token = Token.in(file);
        assertThat(token).matches("[A-Za-z0-9_-]{32}");
        assertThat(Token.in(file)).isEqualTo(token);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(file.getParent()).isDirectoryNotContaining(other -> !other.equals(file));
        assertThat(Token.in(data.resolve("other"))).isNotEqualTo(token);
    }

    @Test
    void oneThatCanBeGuessedIsNotTaken() throws Exception {
        Path file = Files.writeString(data.resolve("token"), "1234\n");
        assertThatIOException().isThrownBy(() -> Token.in(file)).withMessageContaining("delete it");
    }

    @Test
    void aLinkWithItIsLeftForItsOwnerAndOpensAll() throws Exception {
        try (Page page = new Page(TestAgent.ofSink("local").withData(data), MADE_HERE, Facts.NONE)) {
            Path file = data.resolve("link");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            String link = Files.readString(file).strip();
            assertThat(link)
                    .isEqualTo("http://127.0.0.1:" + page.web.port() + "/?token="
                            + Files.readString(data.resolve("token")).strip())
                    .isEqualTo(page.web.link());
            assertThat(page.ask(link.substring(link.indexOf("/?"))).headers().firstValue("Set-Cookie"))
                    .isPresent();
        }
    }
}
