package dockerana.plugin.local.web.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenTest {
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
}
