package dockerana.plugin.net;

import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * HTTP/1.1 with one server, one request after the other over a connection that stays open between them. Confined to one thread, which may be
 * interrupted.
 */
public final class Http implements AutoCloseable {
    /** What a server that hangs up in the middle of a request may have said just before. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);

    private static final long LONGEST_ANSWER = 64L << 20;

    private final Dialer dialer;
    private final String head;
    private final Duration timeout;
    private @Nullable Open open;
    private @Nullable Waiting waiting;

    private record Open(
            Wire wire, WireInput input, @Nullable Body unread) {}

    /** A request without its answer, but for one that came before the request was sent whole. */
    private record Waiting(Open open, String method, Optional<Head> early) {}

    /** What may fail on a wire. */
    private interface Step<T> {
        T take() throws IOException, InterruptedException;
    }

    /**
     * Does nothing yet.
     *
     * @param headers of every request, besides {@code Host} and {@code Content-Length}
     * @param timeout how long the server may take from the end of a request to the end of its answer
     */
    public Http(Dialer dialer, Map<String, String> headers, Duration timeout) {
        this.dialer = dialer;
        this.timeout = timeout;
        StringBuilder lines =
                new StringBuilder(" HTTP/1.1\r\nHost: ").append(dialer.server()).append("\r\n");
        headers.forEach((name, value) -> lines.append(header(name, value)));
        this.head = lines.toString();
    }

    private static String header(String name, String value) {
        if (!value.chars().allMatch(c -> c >= ' ' && c < 0x7f)) {
            throw new IllegalArgumentException("the header " + name + " can hold printable ASCII only");
        }
        return name + ": " + value + "\r\n";
    }

    /** Whom it talks to. */
    public Peer server() {
        return dialer.server();
    }

    /** Connects, dropping an older connection. */
    public void connect() throws IOException, InterruptedException {
        close();
        Wire wire = dialer.connect();
        open = new Open(wire, new WireInput(wire), null);
    }

    /**
     * Sends a request and waits for the head of its answer. The body of the answer before it can be read no longer. A connection that the
     * server has closed meanwhile, or that there is not yet, is made first.
     *
     * @throws IOException if the server cannot be reached, does not answer in time, or does not speak HTTP; the message names it
     */
    public Answer send(Request request) throws IOException, InterruptedException {
        begin(request);
        return answer();
    }

    /**
     * Sends a request and leaves its answer for later. An answer to an earlier one that nobody waited for is given up, with its connection.
     *
     * @throws IOException as {@link #send}
     */
    public void begin(Request request) throws IOException, InterruptedException {
        Open own = usable();
        open = null; // it is no longer used after a failure
        waiting = new Waiting(own, request.method(), orClose(own, () -> written(own, head(request), request)));
    }

    /**
     * Waits for the head of the answer to what was begun.
     *
     * @throws IOException as {@link #send}
     */
    public Answer answer() throws IOException, InterruptedException {
        Waiting own = Objects.requireNonNull(waiting, "nothing was asked");
        waiting = null;
        return orClose(own.open, () -> answer(own));
    }

    private Answer answer(Waiting own) throws IOException {
        WireInput input = own.open.input;
        Head head = own.early.isPresent() ? own.early.get() : head(input);
        Body body = Body.of(head, own.method, input.bytes(), LONGEST_ANSWER);
        boolean stays = head.keepAlive() && !head.says("Connection", "close");
        open = new Open(own.open.wire, stays ? input : input.last(), body);
        return new Answer(head, body);
    }

    private <T> T orClose(Open own, Step<T> step) throws IOException, InterruptedException {
        boolean taken = false;
        try {
            T result = step.take();
            taken = true;
            return result;
        } catch (EOFException | ProtocolException | SSLException e) { // whose messages do not name it
            throw new IOException(dialer.server() + ": " + e.getMessage(), e);
        } finally {
            if (!taken) {
                own.wire.close();
            }
        }
    }

    private Open usable() throws IOException, InterruptedException {
        Open own = open;
        if (own != null && own.input.isClean() && (own.unread == null || own.unread.leavesTheConnection())) {
            try {
                own.wire.checkOpen();
                return own;
            } catch (IOException e) { // it was idle for too long: another one will do
            }
        }
        connect();
        return Objects.requireNonNull(open);
    }

    /** Returns what the server said early, as it does when it will not read a body. */
    private static Optional<Head> written(Open own, byte[] head, Request request)
            throws IOException, InterruptedException {
        try {
            own.wire.write(ByteBuffer.wrap(head));
            own.wire.write(request.body().duplicate());
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(lastWords(own, e));
        }
    }

    private Head head(WireInput input) throws IOException {
        input.within(timeout);
        return Head.ofAnswer(input.bytes());
    }

    /** A server that will not read a body says so and closes: what it said counts more than that it could not be written to. */
    private static Head lastWords(Open own, IOException failure) throws IOException {
        try {
            own.input.within(LAST_WORDS);
            Head answer = Head.ofAnswer(own.input.last().bytes());
            if (answer.status() >= 400) {
                return answer;
            }
        } catch (IOException e) { // it said nothing
            failure.addSuppressed(e);
        }
        throw failure;
    }

    private byte[] head(Request request) {
        StringBuilder lines = new StringBuilder(256)
                .append(request.method())
                .append(' ')
                .append(request.path())
                .append(head);
        request.headers().forEach((name, value) -> lines.append(header(name, value)));
        if (request.body().hasRemaining() || !request.method().equals("GET")) {
            lines.append("Content-Length: ").append(request.body().remaining()).append("\r\n");
        }
        return lines.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII);
    }

    /** Drops the connection; another request makes a new one. */
    @Override
    public void close() {
        Open own = open;
        Waiting asked = waiting;
        open = null;
        waiting = null;
        if (own != null) {
            own.wire.close();
        }
        if (asked != null) {
            asked.open.wire.close();
        }
    }
}
