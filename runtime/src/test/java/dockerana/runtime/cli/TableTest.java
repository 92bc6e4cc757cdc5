package dockerana.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class TableTest {
    private static String printed(boolean json) throws IOException {
        Table table = new Table("name", "state");
        table.add("web", "runs");
        table.add("x\u001b[2Jy", "says \"no\"");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        table.print(new PrintStream(bytes, true, StandardCharsets.UTF_8), json);
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void columnsAreAlignedAndNothingMovesTheCursor() throws IOException {
        assertThat(printed(false)).isEqualTo("""
                NAME    STATE
                web     runs
                x?[2Jy  says "no"
                """);
    }

    @Test
    void forMachinesItIsAnArrayOfObjects() throws IOException {
        assertThat(printed(true).replaceAll("\\s", ""))
                .isEqualTo("[{\"name\":\"web\",\"state\":\"runs\"},"
                        + "{\"name\":\"x\\u001B[2Jy\",\"state\":\"says\\\"no\\\"\"}]");
    }

    @Test
    void numbersStandUnderEachOtherAndAreNumbersForMachines() throws IOException {
        Table table = new Table("path", "difference_percent");
        table.add("a", 100.0);
        table.add("b", 0.25);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        table.print(new PrintStream(bytes, true, StandardCharsets.UTF_8), false);
        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo("""
                PATH  DIFFERENCE PERCENT
                a                    100
                b                   0.25
                """);

        bytes.reset();
        table.print(new PrintStream(bytes, true, StandardCharsets.UTF_8), true);
        assertThat(bytes.toString(StandardCharsets.UTF_8).replaceAll("\\s", ""))
                .isEqualTo("[{\"path\":\"a\",\"difference_percent\":100.0},"
                        + "{\"path\":\"b\",\"difference_percent\":0.25}]");
    }
}
