package dockerana.plugin.logs;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dockerana.plugin.docker.Docker;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An engine that sends one log, as engines of version 20.10 do: what is older than it was asked for is left out for as long as a stream lasts. */
final class FakeApi implements Api {
    /** An engine that knows no logs. */
    static final Api NONE = new FakeApi(true, true);

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.nnnnnnnnn'Z'").withZone(ZoneOffset.UTC);

    /** What was asked. */
    final List<String> questions = new ArrayList<>();

    private final boolean terminal;
    private final List<Piece> log = new ArrayList<>();
    private final List<Answer> open = new ArrayList<>();
    private int most = Integer.MAX_VALUE;
    private Optional<Docker.Refusal> refusal = Optional.empty();
    private boolean reachable = true;
    private boolean local;
    private boolean deaf;
    private boolean slow;

    private record Piece(int stream, Instant time, String text) {}

    FakeApi(boolean terminal, boolean local) {
        this.terminal = terminal;
        this.local = local;
    }

    /** A piece of a line, Latin-1. */
    synchronized void write(int stream, Instant time, String text) {
        Piece piece = new Piece(stream, time, text);
        log.add(piece);
        if (!deaf) {
            open.stream().filter(answer -> answer.follows).forEach(answer -> answer.add(piece));
        }
    }

    synchronized void forget() {
        log.clear();
    }

    /** Streams that are open stay so, and nothing comes any more. */
    synchronized void deaf(boolean now) {
        deaf = now;
    }

    /** Answers that do not follow have not ended until the streams do. */
    synchronized void slow(boolean now) {
        slow = now;
    }

    /** Each read gives so many bytes at most. */
    synchronized void most(int bytes) {
        most = bytes;
    }

    /** Every question is refused. */
    synchronized void refuse(int status, String words) {
        refusal = Optional.of(new Docker.Refusal(status, words));
    }

    /** None is any more. */
    synchronized void refuseNone() {
        refusal = Optional.empty();
    }

    synchronized void reachable(boolean now) {
        reachable = now;
    }

    synchronized void local(boolean now) {
        local = now;
    }

    /** All streams end; as they do when the container ends, or cut off. */
    synchronized void end(boolean well) {
        open.forEach(answer -> answer.end(well));
        open.clear();
    }

    synchronized List<String> asked() {
        return List.copyOf(questions);
    }

    /** How many streams are open. */
    synchronized long streams() {
        return open.stream().filter(answer -> !answer.closed).count();
    }

    @Override
    public synchronized InputStream logs(String id, Optional<Instant> since, int tail, boolean follow)
            throws IOException {
        questions.add("since %s, tail %d%s"
                .formatted(since.map(Object::toString).orElse("ever"), tail, follow ? ", follow" : ""));
        if (refusal.isPresent()) {
            throw refusal.get();
        }
        Answer answer = new Answer(since.orElse(Instant.MIN), most);
        log.subList(tail < 0 ? 0 : Math.max(0, log.size() - tail), log.size()).forEach(answer::add);
        if (follow || slow) {
            open.add(answer);
            answer.follows = follow;
        } else {
            answer.end(true);
        }
        return answer;
    }

    @Override
    public synchronized boolean reachable() {
        return reachable;
    }

    @Override
    public synchronized boolean local() {
        return local;
    }

    private byte[] bytes(Piece piece) {
        byte[] text = (STAMP.format(piece.time) + ' ' + piece.text).getBytes(ISO_8859_1);
        if (terminal) {
            return text;
        }
        return ByteBuffer.allocate(8 + text.length)
                .put(0, (byte) (piece.stream + 1))
                .putInt(4, text.length)
                .put(8, text)
                .array();
    }

    private final class Answer extends InputStream {
        private final Instant since;
        private final int most;
        private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
        private byte[] whole = {};
        private int at;
        private boolean ended;
        private boolean cut;
        private boolean follows;
        private volatile boolean closed;

        Answer(Instant since, int most) {
            this.since = since;
            this.most = most;
        }

        private synchronized void add(Piece piece) {
            if (!piece.time.isBefore(since)) {
                sent.writeBytes(bytes(piece));
                notifyAll();
            }
        }

        private synchronized void end(boolean well) {
            ended = true;
            cut = !well;
            notifyAll();
        }

        @Override
        public int read() {
            throw new UnsupportedOperationException();
        }

        @Override
        public synchronized int read(byte[] bytes, int offset, int length) throws IOException {
            try {
                while (at == sent.size() && !ended) {
                    wait();
                }
            } catch (InterruptedException e) {
                throw new IOException("interrupted", e);
            }
            if (at == sent.size()) {
                if (cut) {
                    throw new IOException("the connection was cut");
                }
                return -1;
            }
            int count = Math.min(Math.min(length, most), sent.size() - at);
            if (whole.length < sent.size()) {
                whole = sent.toByteArray();
            }
            System.arraycopy(whole, at, bytes, offset, count);
            at += count;
            return count;
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
