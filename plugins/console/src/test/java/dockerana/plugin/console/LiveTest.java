package dockerana.plugin.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dockerana.api.Batch;
import dockerana.api.Series;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LiveTest {
    private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();
    private final FakeWindow window = new FakeWindow(true);
    private final Batch machine = Case.of("machine").batches().getFirst();
    private ConsoleSink sink = sinkOn(StandardCharsets.UTF_8);

    @AfterEach
    void close() throws IOException {
        sink.close();
    }

    @Test
    void onATerminalTheMachineIsShownInPlace() throws Exception {
        sink.connect();
        sink.write(machine);
        String first = shown();
        terminal.reset();
        sink.write(machine);

        assertThat(first).contains("\u001b[?25l").contains("web01").contains("rootfs");
        assertThat(shown())
                .startsWith("\u001b[?2026h\u001b[?7l\u001b[H")
                .doesNotContain("\u001b[2J")
                .doesNotContain("\u001b[?25l");
    }

    @Test
    void closingGivesTheCursorBack() throws Exception {
        sink.connect();
        sink.write(machine);
        terminal.reset();
        sink.close();

        assertThat(shown()).isEqualTo("\u001b[0m\u001b[?7h\u001b[?25h");
    }

    @Test
    void aWindowThatIsResizedIsPaintedAnewWithoutABatch() throws Exception {
        sink.connect();
        sink.write(machine);
        terminal.reset();
        window.size = new Window.Size(40, 12);

        await(() -> shown().contains("in a taller window"));
        assertThat(shown().lines().filter(line -> line.contains("web01"))).isNotEmpty();
    }

    @Test
    void aSourceThatEndedDisappears() throws Exception {
        sink.connect();
        sink.write(machine);
        terminal.reset();
        sink.write(new Batch("host", 0, 1, new Series[0], new double[0], new double[0]));

        assertThat(shown()).contains("web01").doesNotContain("rootfs");
    }

    @Test
    void aTerminalWithoutUnicodeGetsAscii() throws Exception {
        sink = sinkOn(StandardCharsets.US_ASCII);
        sink.connect();
        sink.write(machine);

        assertThat(shown()).contains("####").doesNotContain("?#").doesNotContain("━");
    }

    @Test
    void aSinkThatNeverConnectedClosesQuietly() {
        assertThatCode(sink::close).doesNotThrowAnyException();
        assertThat(terminal.size()).isZero();
    }

    private ConsoleSink sinkOn(Charset charset) {
        return new ConsoleSink(
                new ConsoleConfig(ConsoleConfig.Format.AUTO),
                new FakeAgent(),
                new Standard(new PrintStream(terminal, false, charset)),
                window,
                ZoneOffset.UTC);
    }

    private String shown() {
        return terminal.toString(StandardCharsets.UTF_8);
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("10 s are over").isLessThan(deadline);
            Thread.onSpinWait();
        }
    }
}
