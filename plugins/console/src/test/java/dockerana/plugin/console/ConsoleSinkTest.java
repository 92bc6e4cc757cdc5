package dockerana.plugin.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dockerana.api.Batch;
import dockerana.plugin.console.ConsoleConfig.Format;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConsoleSinkTest {
    private final FakeAgent agent = new FakeAgent();

    @ParameterizedTest
    @CsvSource({"LINES, lines.txt", "JSON, json.txt"})
    void samplesAndRecordsArePrintedAsRecorded(Format format, String file) throws IOException, InterruptedException {
        Case small = Case.of("small");

        small.assertExpected(file, printed(format, small));
    }

    @ParameterizedTest
    @CsvSource({"LINES", "JSON"})
    void nothingFromOutsideMovesACursor(Format format) throws IOException, InterruptedException {
        String printed = printed(format, Case.of("small"));

        assertThat(printed.replace("\n", "")).doesNotContainPattern("[\\p{C}\\p{Zl}\\p{Zp}]");
        assertThat(printed.lines()).hasSize(9);
    }

    @Test
    void aReaderWhoWentAwayIsAFailureOfTheFarEnd() {
        OutputStream broken = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        ConsoleSink sink = sink(Format.LINES, broken);
        Batch batch = Case.of("small").batches().getFirst();

        assertThatThrownBy(() -> sink.write(batch))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("standard output");
        assertThatThrownBy(sink::connect).isInstanceOf(IOException.class);
    }

    @Test
    void noSourceIsHeldBackForATerminal() {
        assertThat(sink(Format.LINES, new ByteArrayOutputStream()).durable()).isFalse();
    }

    private String printed(Format format, Case input) throws IOException, InterruptedException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ConsoleSink sink = sink(format, bytes)) {
            sink.connect();
            for (Batch batch : input.batches()) {
                sink.write(batch);
            }
            sink.write(input.records());
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private ConsoleSink sink(Format format, OutputStream out) {
        return new ConsoleSink(
                new ConsoleConfig(format),
                agent,
                new Standard(new PrintStream(out, false, StandardCharsets.UTF_8)),
                new FakeWindow(false),
                ZoneOffset.UTC);
    }
}
