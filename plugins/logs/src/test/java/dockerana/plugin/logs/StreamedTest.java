package dockerana.plugin.logs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What the engine sends is taken apart the same however it was cut. */
class StreamedTest {
    private static final String TIME = "2026-01-31T23:59:59.123456789Z ";
    private static final String LATER = "2026-01-31T23:59:59.123456790Z ";
    private static final String NEXT_RUN = "2026-02-01T00:00:07.000000001Z ";
    private static final int PIECE = 16 * 1024;
    private static final int RANDOM_CUTS = 200;

    private final List<String> taken = new ArrayList<>();

    private void note(Line line) {
        String text = new String(line.bytes, line.from, line.to - line.from, UTF_8);
        assertThat(line.length).isEqualTo(line.to - line.from + (line.ended ? 1 : 0));
        taken.add("%s %d %s%s"
                .formatted(
                        Line.name(line.stream),
                        Math.floorMod(line.nanos, 1000),
                        text.replaceAll("x{100,}", "X"),
                        line.ended ? "$" : ""));
    }

    private final Lines lines = new Lines() {
        @Override
        public void take(Line line) {
            note(line);
        }

        @Override
        public void damaged() {
            taken.add("(damaged)");
        }
    };

    private static byte[] frame(int type, String text) {
        byte[] bytes = text.getBytes(UTF_8);
        return ByteBuffer.allocate(8 + bytes.length)
                .put(0, (byte) type)
                .putInt(4, bytes.length)
                .put(8, bytes)
                .array();
    }

    private static byte[] frames(byte[]... frames) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] frame : frames) {
            all.writeBytes(frame);
        }
        return all.toByteArray();
    }

    private static Raw raw(String run) {
        Raw raw = new Raw(false);
        raw.runBegan(Stamp.of(Instant.parse(run)));
        return raw;
    }

    /** Read in pieces of these sizes, again and again. */
    private List<String> read(Framing framing, byte[] bytes, int... sizes) throws IOException {
        taken.clear();
        Unread unread = new Unread();
        int turn = 0;
        for (int at = 0; at < bytes.length; ) {
            int count = Math.min(sizes[turn++ % sizes.length], bytes.length - at);
            byte[] piece = new byte[count];
            System.arraycopy(bytes, at, piece, 0, count);
            unread.add(piece, count);
            unread.take(framing, lines);
            at += count;
        }
        unread.end(framing, lines);
        return List.copyOf(taken);
    }

    private void sameHoweverCut(Supplier<Framing> framing, byte[] bytes, String... expected) throws IOException {
        assertThat(read(framing.get(), bytes, bytes.length)).containsExactly(expected);
        assertThat(read(framing.get(), bytes, 1)).as("byte by byte").containsExactly(expected);
        Random random = new Random(3);
        for (int i = 0; i < RANDOM_CUTS; i++) {
            int first = 1 + random.nextInt(bytes.length);
            assertThat(read(framing.get(), bytes, first, 1 + random.nextInt(40), bytes.length))
                    .as("cut at %d", first)
                    .containsExactly(expected);
        }
    }

    @Test
    void framesOfBothStreamsAndPartsOfALongLine() throws Exception {
        String full = "x".repeat(PIECE);
        sameHoweverCut(
                () -> new Frames(false),
                frames(
                        frame(1, TIME + "one\n"),
                        frame(2, LATER + "\n"),
                        frame(1, LATER + full),
                        frame(2, TIME + "between\n"),
                        frame(1, LATER + "tail\n"),
                        frame(1, LATER + "größe, no newline")),
                "stdout 789 one$",
                "stderr 790 $",
                "stdout 790 X",
                "stderr 789 between$",
                "stdout 790 tail$",
                "stdout 790 größe, no newline");
    }

    @Test
    void aFrameThatIsNotWholeIsNone() throws Exception {
        byte[] bytes = frames(frame(1, TIME + "one\n"), frame(1, TIME + "two\n"));
        for (int end = 0; end < bytes.length; end++) {
            byte[] cut = Arrays.copyOf(bytes, end);
            assertThat(read(new Frames(false), cut, 7)).hasSize(end < bytes.length / 2 ? 0 : 1);
        }
    }

    @Test
    void whatTheEngineSaysOfItselfAndWhatIsNoFrameEndsIt() {
        assertThatThrownBy(() -> read(new Frames(false), frame(3, "Error grabbing logs: no such file\n"), 100))
                .isInstanceOf(IOException.class)
                .hasMessage("Error grabbing logs: no such file");
        assertThatThrownBy(() -> read(new Frames(false), (TIME + "of a terminal\n").getBytes(UTF_8), 100))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no frames");
        assertThatThrownBy(() -> read(new Raw(false), "Error grabbing logs: EOF\n".getBytes(UTF_8), 100))
                .isInstanceOf(IOException.class)
                .hasMessage("Error grabbing logs: EOF");
    }

    @Test
    void aFrameWithoutATimeIsDamaged() throws Exception {
        assertThat(read(new Frames(false), frames(frame(1, "no time\n"), frame(1, ""), frame(1, TIME + "one\n")), 5))
                .containsExactly("(damaged)", "(damaged)", "stdout 789 one$");
    }

    @Test
    void aTerminalsLongLineHasTimesWithinItAndTextThatLooksLikeThem() throws Exception {
        String full = "x".repeat(PIECE);
        String text = TIME + "short\r\n"
                + TIME + full + TIME + full + TIME + "tail\r\n"
                + LATER + "\r\n"
                + LATER + "it is " + TIME + "and " + NEXT_RUN + "now\r\n"
                + LATER + "50%\r100%\r\n"
                + LATER + full + LATER + "\r\n"
                + LATER + full + TIME + "is text\r\n"
                + LATER + "prompt$ ";
        sameHoweverCut(
                () -> new Raw(false),
                text.getBytes(UTF_8),
                "stdout 789 short\r$",
                "stdout 789 X",
                "stdout 789 X",
                "stdout 789 tail\r$",
                "stdout 790 \r$",
                "stdout 790 it is " + TIME + "and " + NEXT_RUN + "now\r$",
                "stdout 790 50%\r100%\r$",
                "stdout 790 X",
                "stdout 790 \r$",
                "stdout 790 X",
                "stdout 790 " + TIME + "is text\r$",
                "stdout 790 prompt$ ");
    }

    @Test
    void aTerminalsLineThatARunLeftOpenEndsWhereTheNextRunBegins() throws Exception {
        String text = TIME + "prompt$ " + NEXT_RUN + "hello\r\n" + NEXT_RUN + "at " + NEXT_RUN + "\r\n";
        sameHoweverCut(
                () -> raw("2026-02-01T00:00:05Z"),
                text.getBytes(UTF_8),
                "stdout 789 prompt$ ",
                "stdout 1 hello\r$",
                "stdout 1 at " + NEXT_RUN + "\r$");
        String full = "x".repeat(PIECE);
        sameHoweverCut(
                () -> raw("2026-02-01T00:00:05Z"),
                (TIME + full + NEXT_RUN + "hello\r\n").getBytes(UTF_8),
                "stdout 789 X",
                "stdout 1 hello\r$");
    }

    @Test
    void whatHasNoTimeInATerminalIsDamaged() throws Exception {
        sameHoweverCut(
                () -> new Raw(false), ("odd\r\n" + TIME + "one\r\n").getBytes(UTF_8), "(damaged)", "stdout 789 one\r$");
    }

    /** Each part of a line came into the journal at a time of its own. */
    @Test
    void theJournalsPartsOfALineHaveTheTimeOfTheFirst() throws Exception {
        String full = "x".repeat(PIECE);
        sameHoweverCut(
                () -> new Frames(true),
                frames(
                        frame(1, TIME + full),
                        frame(2, LATER + "between\n"),
                        frame(1, LATER + "tail\n"),
                        frame(1, TIME + "no newline"),
                        frame(1, LATER + "the next run\n")),
                "stdout 789 X",
                "stderr 790 between$",
                "stdout 789 tail$",
                "stdout 789 no newline",
                "stdout 790 the next run$");
        sameHoweverCut(
                () -> new Raw(true),
                (TIME + full + LATER + "tail\r\n" + LATER + "at " + LATER + "\r\n").getBytes(UTF_8),
                "stdout 789 X",
                "stdout 789 tail\r$",
                "stdout 790 at " + LATER + "\r$");
    }

    @Test
    void aTerminalsLongLineMayLackItsNewline() throws Exception {
        sameHoweverCut(
                () -> new Raw(false),
                (TIME + "x".repeat(PIECE) + TIME + "tail\r" + LATER + "next\r\n").getBytes(UTF_8),
                "stdout 789 X",
                "stdout 789 tail\r",
                "stdout 790 next\r$");
    }
}
