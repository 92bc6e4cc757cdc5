package dockerana.plugin.logs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** However often reading begins anew, each piece is handed on once. */
class BehindTest {
    private static final long SECOND = 1_000_000_000;
    private static final long BEGIN = 1_700_000_000 * SECOND;

    private final List<String> taken = new ArrayList<>();
    private final Behind behind = new Behind(new Lines() {
        @Override
        public void take(Line line) {
            taken.add(new String(line.bytes, line.from, line.to - line.from, UTF_8));
        }

        @Override
        public void gap() {
            taken.add(Texts.GAP);
        }
    });

    private record Piece(int stream, long nanos, String text, boolean ended) {}

    private static Piece out(long nanos, String text) {
        return new Piece(Line.STDOUT, BEGIN + nanos, text, true);
    }

    private static Piece err(long nanos, String text) {
        return new Piece(Line.STDERR, BEGIN + nanos, text, true);
    }

    private static Piece part(long nanos, String text) {
        return new Piece(Line.STDOUT, BEGIN + nanos, text, false);
    }

    private void take(Piece... pieces) {
        for (Piece piece : pieces) {
            Line line = new Line();
            line.readable = true;
            line.stream = piece.stream;
            line.nanos = piece.nanos;
            line.ended = piece.ended;
            line.bytes = piece.text.getBytes(UTF_8);
            line.to = line.bytes.length;
            behind.take(line);
        }
    }

    private void again() {
        behind.again(behind.since() - SECOND);
    }

    @Test
    void linesOfOneTimeAreToldApartByTheirPlace() {
        take(out(1, "a"), out(1, "b"));
        again();
        take(out(1, "a"), out(1, "b"), out(1, "c"), out(2, "d"));
        assertThat(taken).containsExactly("a", "b", "c", "d");
    }

    @Test
    void eachStreamHasItsOwnPlaceSinceTheirTimesAreNotInOrder() {
        take(out(5, "a"), err(9, "b"));
        again();
        take(out(5, "a"), err(9, "b"), out(8, "c"), err(10, "d"));
        assertThat(taken).containsExactly("a", "b", "c", "d");
    }

    @Test
    void aLineThatIsUnderWayIsGoneOnWithAndReadFromItsFirstPart() {
        take(part(1, "one "), part(1, "two "), err(9 * SECOND, "b"));
        assertThat(behind.since()).isEqualTo(BEGIN + 1);
        again();
        take(part(1, "one "), part(1, "two "), err(9 * SECOND, "b"), part(1, "three "), out(1, "four"));
        assertThat(taken).containsExactly("one ", "two ", "b", "three ", "four");
        assertThat(behind.since()).isEqualTo(BEGIN + 1);
        take(out(10 * SECOND, "c"));
        assertThat(behind.since()).isEqualTo(BEGIN + 10 * SECOND);
    }

    @Test
    void whatIsOlderThanTheLastIsNewWithinOneReading() {
        take(out(5 * SECOND, "a"), out(1, "the clock was set back"), out(2, "c"));
        again();
        take(out(1, "the clock was set back"), out(2, "c"), out(3, "d"));
        assertThat(taken).containsExactly("a", "the clock was set back", "c", "d");
    }

    @Test
    void whatWasKnownAndIsNotThereAnyMoreIsAGap() {
        behind.known(Line.STDOUT, BEGIN + 1, 0);
        again();
        take(out(2, "b"));
        assertThat(taken).containsExactly(Texts.GAP, "b");
        again();
        take(out(2, "b"), out(3, "c"));
        assertThat(taken).containsExactly(Texts.GAP, "b", "c");
    }

    @Test
    void aStreamThatWasSilentForLongIsNoGap() {
        behind.known(Line.STDERR, BEGIN + 1, 0);
        take(out(9 * SECOND, "a"));
        again();
        take(out(9 * SECOND, "a"), err(10 * SECOND, "b"));
        assertThat(taken).containsExactly("a", "b");
    }

    @Test
    void readAnewAtAnyPlaceNothingIsMissingOrTwice() {
        Random random = new Random(11);
        List<Piece> log = new ArrayList<>();
        long[] time = {BEGIN, BEGIN};
        for (int i = 0; i < 400; i++) {
            int stream = random.nextInt(2);
            boolean same = random.nextInt(3) == 0;
            boolean open = !log.isEmpty() && log.getLast().stream == stream && !log.getLast().ended;
            time[stream] += open || same ? 0 : 1 + random.nextInt(50);
            log.add(new Piece(stream, time[stream], "piece " + i, random.nextInt(4) > 0));
        }
        List<String> whole = log.stream().map(Piece::text).toList();
        for (int cut = 1; cut < log.size(); cut++) {
            taken.clear();
            Behind one = new Behind(new Lines() {
                @Override
                public void take(Line line) {
                    taken.add(new String(line.bytes, line.from, line.to - line.from, UTF_8));
                }
            });
            feed(one, log.subList(0, cut));
            one.again(one.since() - SECOND);
            feed(one, log);
            assertThat(taken).as("cut at %d", cut).isEqualTo(whole);
        }
    }

    private static void feed(Behind behind, List<Piece> pieces) {
        for (Piece piece : pieces) {
            Line line = new Line();
            line.stream = piece.stream;
            line.nanos = piece.nanos;
            line.ended = piece.ended;
            line.bytes = piece.text.getBytes(UTF_8);
            line.to = line.bytes.length;
            behind.take(line);
        }
    }
}
