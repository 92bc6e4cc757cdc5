package dockerana.plugin.docker;

import dockerana.plugin.net.Body;
import dockerana.plugin.net.Head;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.UnixDomainSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * HTTP/1.1 over a unix socket. Calls share a few connections that stay open between them; a stream has one of its own, read by whoever reads
 * the answer: no thread waits for it.
 */
final class UnixTransport implements Transport {
    private static final int MOST_IDLE = 4;
    private static final long LONGEST_CALL = 64L << 20;
    private static final Duration CLOSED_BY_NOW = Duration.ofSeconds(30);

    private final Path socket;
    private final Duration connectTimeout;
    private final Duration callTimeout;
    private final Deadlines deadlines;
    private final Deque<Idle> idle = new ArrayDeque<>();
    private boolean closed;

    private record Idle(Wire wire, long sinceNanos) {}

    UnixTransport(Path socket, Duration connectTimeout, Duration callTimeout, Deadlines deadlines) {
        this.socket = socket;
        this.connectTimeout = connectTimeout;
        this.callTimeout = callTimeout;
        this.deadlines = deadlines;
    }

    /** The whole answer is here when this returns, so that the deadline covers it and the connection is free again. */
    @Override
    public Response execute(Request request) {
        return execute(request, callTimeout);
    }

    @Override
    public Response execute(Request request, Duration within) {
        try {
            return answered(request, within);
        } catch (IOException e) {
            throw new UncheckedIOException(new IOException(Trouble.with(socket, e), e));
        }
    }

    @Override
    public Response stream(Request request, Duration wait) {
        return opened(request, wait, false);
    }

    @Override
    public Response flood(Request request, Duration wait) {
        return opened(request, wait, true);
    }

    private Response opened(Request request, Duration wait, boolean flood) {
        try {
            Wire wire = connected();
            Head head = exchange(wire, bytes(request), callTimeout);
            wire.eachWithin(head.status() < 300 ? wait : callTimeout);
            if (flood) {
                wire.gather();
            }
            return new Answer(head, Body.of(head, request.method(), wire.bytes(), Long.MAX_VALUE), wire);
        } catch (IOException e) {
            throw new UncheckedIOException(new IOException(Trouble.with(socket, e), e));
        }
    }

    private Response answered(Request request, Duration within) throws IOException {
        byte[] bytes = bytes(request);
        Wire wire = idle();
        if (wire != null) {
            long before = wire.received();
            try {
                return whole(wire, bytes, request.method(), within);
            } catch (IOException e) {
                // the engine closes idle connections too: if nothing came, nothing was done, except if time ran out
                boolean stale = wire.received() == before && !wire.isLate();
                if (!stale || Thread.currentThread().isInterrupted() || !repeatable(request)) {
                    throw e;
                }
            }
        }
        return whole(connected(), bytes, request.method(), within);
    }

    private Response whole(Wire wire, byte[] request, String method, Duration within) throws IOException {
        Head head = exchange(wire, request, within);
        try {
            Body body = Body.of(head, method, wire.bytes(), LONGEST_CALL);
            InputStream answer = new ByteArrayInputStream(body.readAllBytes());
            if (body.leavesTheConnection() && head.keepAlive() && !head.says("Connection", "close")) {
                giveBack(wire);
            } else {
                wire.close();
            }
            return new Answer(head, answer, answer);
        } catch (IOException | RuntimeException e) {
            wire.close();
            throw e;
        }
    }

    private static boolean repeatable(Request request) {
        return request.method().equals("GET") || request.method().equals("HEAD");
    }

    private Wire connected() throws IOException {
        Wire wire = new Wire(deadlines);
        try {
            wire.within(connectTimeout);
            wire.connect(UnixDomainSocketAddress.of(socket));
            return wire;
        } catch (IOException e) {
            wire.close();
            throw e;
        }
    }

    /** Sends a request and reads the head of its answer. */
    private Head exchange(Wire wire, byte[] request, Duration within) throws IOException {
        try {
            wire.within(within);
            wire.write(request);
            return Head.ofAnswer(wire.bytes());
        } catch (IOException | RuntimeException e) {
            wire.close();
            throw e;
        }
    }

    private synchronized @Nullable Wire idle() throws IOException {
        while (!idle.isEmpty()) {
            Idle latest = idle.removeLast();
            if (System.nanoTime() - latest.sinceNanos < CLOSED_BY_NOW.toNanos()) {
                return latest.wire;
            }
            latest.wire.close();
        }
        return null;
    }

    private void giveBack(Wire wire) throws IOException {
        wire.spare();
        synchronized (this) {
            if (!closed && !wire.hasMore() && !wire.isLate() && idle.size() < MOST_IDLE) {
                idle.addLast(new Idle(wire, System.nanoTime()));
                return;
            }
        }
        wire.close();
    }

    private static byte[] bytes(Request request) throws IOException {
        if (request.hijackedInput() != null) {
            throw new IOException("nothing can be sent to a container's input");
        }
        byte[] body = request.bodyBytes();
        if (body == null) {
            InputStream stream = request.body();
            body = stream == null ? new byte[0] : stream.readAllBytes();
        }
        StringBuilder head = new StringBuilder(256)
                .append(request.method())
                .append(' ')
                .append(request.path())
                .append(" HTTP/1.1\r\nHost: docker\r\n");
        for (Map.Entry<String, String> header : request.headers().entrySet()) {
            head.append(header.getKey()).append(": ").append(header.getValue()).append("\r\n");
        }
        if (body.length > 0 || !repeatable(request)) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes(body);
        return bytes.toByteArray();
    }

    /** Closes the connections that wait for a next call; those in use end with their answers. */
    @Override
    public synchronized void close() throws IOException {
        closed = true;
        for (Idle waiting : idle) {
            waiting.wire.close();
        }
        idle.clear();
    }
}
