package dockerana.plugin.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextTest {
    @TempDir
    private Path folder;

    private final Text text = new Text();

    private Text of(String content) throws IOException {
        return of(content.getBytes(StandardCharsets.UTF_8));
    }

    private Text of(byte[] content) throws IOException {
        try (FileChannel file = FileChannel.open(Files.write(folder.resolve("file"), content))) {
            text.read(file);
        }
        return text;
    }

    @Test
    void linesAreWordsBetweenBlanks() throws Exception {
        of("  first\\tline  \\n\\nthird".translateEscapes());

        assertThat(text.line()).isTrue();
        assertThat(text.word()).isTrue();
        assertThat(text.string()).isEqualTo("first");
        assertThat(text.word()).isTrue();
        assertThat(text.is("line")).isTrue();
        assertThat(text.word()).isFalse();
        assertThat(text.word()).isFalse();
        assertThat(text.line()).isTrue();
        assertThat(text.word()).isFalse();
        assertThat(text.line()).isTrue();
        assertThat(text.skip(1)).isTrue();
        assertThat(text.string()).isEqualTo("third");
        assertThat(text.line()).isFalse();
    }

    @Test
    void anEmptyFileHasNoLine() throws Exception {
        assertThat(of("").line()).isFalse();
        assertThat(text.word()).isFalse();
        assertThat(text.number()).isNaN();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "42, 42",
        "0.27, 0.27",
        "611.67, 611.67",
        "1.0000001, 1.0000001",
        "24542991, 24542991",
        "999999999999999999, 999999999999999999",
        "007, 7"
    })
    void numbersAreReadWithAndWithoutAPoint(String written, double expected) throws Exception {
        of(written).line();

        assertThat(text.number()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"-1", "max", "1e5", "'1,5'", "18446744073709551615", "''", "1.", ".5", "0x10", "1.2.3"})
    void whatIsNoNumberIsNaN(String written) throws Exception {
        of(written).line();

        assertThat(text.number()).isNaN();
    }

    @Test
    void aWordIsCutOnceAtASeparator() throws Exception {
        of("eth0:123 4").line();

        assertThat(text.word()).isTrue();
        assertThat(text.cutAt(':')).isTrue();
        assertThat(text.string()).isEqualTo("eth0");
        assertThat(text.number()).isEqualTo(123);
        assertThat(text.number()).isEqualTo(4);
        assertThat(text.cutAt(':')).isFalse();
    }

    @Test
    void aLongerFileThanEverBeforeIsReadToItsEnd() throws Exception {
        String line = "0123456789abcdef".repeat(16) + "\\n";
        of((line.repeat(1000) + "last 7").translateEscapes());

        String last = "";
        while (text.line() && text.word()) {
            last = text.string();
        }
        assertThat(last).isEqualTo("last");
        assertThat(text.number()).isEqualTo(7);
        assertThat(of("short").isAll("short".getBytes(StandardCharsets.US_ASCII)))
                .isTrue();
        assertThat(text.line()).isTrue();
        assertThat(text.skip(2)).isFalse();
    }

    @Test
    void aFileOfShortLinesIsReadToItsEndWhateverItsLength() throws Exception {
        for (int lines = 1; lines <= 1000; lines++) {
            Path path = Files.writeString(folder.resolve("file"), "0123456789abcdef 1\n".repeat(lines));
            try (FileChannel file = FileChannel.open(path)) {
                text.readShortLines(file);
            }
            int found = 0;
            while (text.line() && text.skip(1) && text.number() == 1) {
                found++;
            }
            assertThat(found).isEqualTo(lines);
        }
    }

    @Test
    void bytesThatAreNoTextDoNoHarm() throws Exception {
        byte[] bytes = {(byte) 0xff, 27, '[', ' ', '1'};
        of(bytes).line();

        assertThat(text.word()).isTrue();
        assertThat(text.is(new byte[] {(byte) 0xff, 27, '['})).isTrue();
        assertThat(text.startsWith("x")).isFalse();
        assertThat(text.number()).isEqualTo(1);
    }
}
