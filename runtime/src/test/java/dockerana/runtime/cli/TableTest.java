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
}
