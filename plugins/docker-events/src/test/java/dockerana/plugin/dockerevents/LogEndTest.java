package dockerana.plugin.dockerevents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The end of a log, of what the engine sends. */
class LogEndTest {
    /** A frame as the engine sends it. */
    static byte[] frame(int stream, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(8 + bytes.length)
                .put((byte) stream)
                .position(4)
                .putInt(bytes.length)
                .put(bytes)
                .array();
    }

    private static byte[] frames(byte[]... all) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (byte[] one : all) {
            bytes.writeBytes(one);
        }
        return bytes.toByteArray();
    }

    private static String lines(byte[] sent) {
        return LogEnd.lines(sent, false, 10).orElse("none");
    }

    @Test
    void framesOfBothStreamsBecomeLines() {
        assertThat(lines(frames(frame(1, "one\n"), frame(2, "öne went wrong\n"), frame(1, "two\r\n"))))
                .isEqualTo("one\nöne went wrong\ntwo");
    }

    @Test
    void aLineInSeveralFramesIsOne() {
        assertThat(lines(frames(frame(1, "be"), frame(1, "gin\n"), frame(1, "cut off"), frame(2, "error\n"))))
                .isEqualTo("begin\ncut off\nerror");
    }

    @Test
    void anErrorOfTheEngineIsNoLine() {
        assertThat(lines(frame(3, "Error grabbing logs: invalid character\n"))).isEqualTo("none");
    }

    @Test
    void whatWasCutOffIsLeftOut() {
        byte[] whole = frames(frame(1, "one\n"), frame(1, "two\n"));
        assertThat(lines(Arrays.copyOf(whole, whole.length - 2))).isEqualTo("one");
        assertThat(lines(Arrays.copyOf(whole, whole.length - 8))).isEqualTo("one");
        assertThat(lines(frames(frame(1, "one\n"), new byte[] {1, 0, 0, 0, -1, -1, -1, -1, 'x'})))
                .isEqualTo("one");
    }

    @Test
    void aTerminalHasNoFrames() {
        assertThat(LogEnd.lines("\u001b[1;31mred\u001b[0m\r\nplain\r\n".getBytes(StandardCharsets.UTF_8), true, 10))
                .contains("red\nplain");
    }

    @Test
    void onlyTheLastAreKeptAndNoneIsLong() {
        String many = IntStream.range(0, 20).mapToObj(i -> "line " + i + "\n").collect(Collectors.joining());
        assertThat(LogEnd.lines(frame(1, many), false, 3)).contains("line 17\nline 18\nline 19");
        assertThat(lines(frame(1, "x".repeat(5000)))).hasSize(501).endsWith("…");
    }

    @Test
    void nothingIsNothing() {
        assertThat(LogEnd.lines(new byte[0], false, 10)).isEmpty();
        assertThat(LogEnd.lines(frame(1, "\n \n"), false, 10)).isEmpty();
    }
}
