package dockerana.plugin.local.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * One connection, from its first request to its end. It runs on a virtual thread of its own; {@link #isLate}, {@link #silentFor}, {@link #closeIfSilent} and
 * {@link #close} are for any other.
 */
final class Connection implements Runnable, AutoCloseable {
    /** So much is written at a time, and the reader has to take it in time. */
    static final int PIECE = 16 << 10;

    private static final Duration FAREWELL = Duration.ofSeconds(1);
    private static final int UNREAD = 4 << 20;

    private final Socket socket;
    private final Server server;
    private State state = State.WAITING;
    private long since = System.nanoTime();
    private volatile long deadline;

    /** What a connection needs of its server. */
    interface Server {
        Limits limits();

        /** Finds the answer; whatever goes wrong is an answer too. */
        Response answer(Request request) throws InterruptedException;

        /** Takes a place for an answer without end, if one is left. */
        boolean beginStream();

        void endStream();

        void closed(Connection connection);
    }

    private enum State {
        /** For the next request, or for the rest of it. */
        WAITING,
        ANSWERING,
        CLOSED
    }

    Connection(Socket socket, Server server) {
        this.socket = socket;
        this.server = server;
        within(server.limits().request());
    }

    @Override
    public void run() {
        try (socket) {
            socket.setTcpNoDelay(true);
            RequestReader reader = new RequestReader(
                    socket.getInputStream(), socket.getOutputStream(), socket.getInetAddress(), server.limits());
            while (reader.begin() && answerNext(reader)) {
                within(server.limits().idle());
                become(State.WAITING);
            }
        } catch (IOException | InterruptedException | Failure e) { // it is over, whoever ended it
        } finally {
            server.closed(this);
        }
    }

    /** Whether there can be another. */
    private boolean answerNext(RequestReader reader) throws IOException, InterruptedException {
        within(server.limits().request());
        RequestReader.Arrived arrived;
        try {
            arrived = reader.read();
        } catch (Failure e) {
            become(State.ANSWERING);
            send(Response.failure(e.status(), e.sentence()), false, true);
            sayFarewell();
            return false;
        }
        become(State.ANSWERING);
        within(server.limits().answer().multipliedBy(2));
        Response response = server.answer(arrived.request());
        boolean withBody = !arrived.request().method().equals("HEAD");
        Optional<Response.Stream> stream = withBody ? response.stream() : Optional.empty();
        if (stream.isPresent()) {
            send(response, stream.get());
            return false;
        }
        send(response, arrived.keepAlive(), withBody);
        return arrived.keepAlive();
    }

    private void send(Response response, boolean keepAlive, boolean withBody) throws IOException {
        Out out = new Out();
        String length = response.stream().isPresent() ? "" : "Content-Length: " + response.body().length + "\r\n";
        out.write(head(response, length, keepAlive));
        if (withBody) {
            out.write(response.body());
        }
    }

    /** The end of such an answer is the end of the connection. */
    private void send(Response response, Response.Stream stream) throws IOException, InterruptedException {
        if (!server.beginStream()) {
            send(Response.failure(503, "too many streams are open").with("Retry-After", "10"), false, true);
            return;
        }
        try {
            Out out = new Out();
            out.write(head(response, "", false));
            stream.writeTo(out);
        } finally {
            server.endStream();
        }
    }

    private static byte[] head(Response response, String length, boolean keepAlive) {
        StringBuilder head = new StringBuilder(256);
        head.append("HTTP/1.1 ")
                .append(response.status())
                .append(' ')
                .append(reason(response.status()))
                .append("\r\n");
        for (Map.Entry<String, String> header : response.headers().entrySet()) {
            head.append(header.getKey()).append(": ").append(header.getValue()).append("\r\n");
        }
        head.append(length)
                .append("Connection: ")
                .append(keepAlive ? "keep-alive" : "close")
                .append("\r\n\r\n");
        return head.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String reason(int status) {
        return switch (status) {
            case 200 -> "OK";
            case 304 -> "Not Modified";
            case 401 -> "Unauthorized";
            case 403 -> "Forbidden";
            case 404 -> "Not Found";
            case 405 -> "Method Not Allowed";
            case 503 -> "Service Unavailable";
            default -> status < 400 ? "OK" : status < 500 ? "Bad Request" : "Error";
        };
    }

    /** A close with bytes unread would be a reset, and the answer lost with it: so the sender may send for another moment. */
    private void sayFarewell() throws IOException {
        within(FAREWELL);
        socket.shutdownOutput();
        InputStream in = socket.getInputStream();
        byte[] unread = new byte[8192];
        int left = UNREAD;
        int read = 0;
        while (left > 0 && read >= 0) {
            read = in.read(unread);
            left -= read;
        }
    }

    private void within(Duration time) {
        deadline = System.nanoTime() + time.toNanos();
    }

    private synchronized void become(State next) throws IOException {
        if (state == State.CLOSED) {
            throw new IOException("closed meanwhile");
        }
        if (state != next) {
            state = next;
            since = System.nanoTime();
        }
    }

    /** Whether it has not come further for longer than it may. */
    boolean isLate(long nanoTime) {
        return nanoTime - deadline > 0;
    }

    /** For how long no whole request has come, in nanoseconds; negative while one is answered. */
    synchronized long silentFor(long nanoTime) {
        return state == State.WAITING ? Math.max(0, nanoTime - since) : -1;
    }

    /** Closes it unless a request of it is being answered. */
    boolean closeIfSilent() {
        synchronized (this) {
            if (state != State.WAITING) {
                return false;
            }
            state = State.CLOSED;
        }
        close();
        return true;
    }

    /** Wakes its thread, which ends. */
    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) { // it is gone in any case
        }
    }

    /** Writes in pieces, each of which has its time. */
    private final class Out extends OutputStream {
        private final OutputStream out;

        Out() throws IOException {
            this.out = socket.getOutputStream();
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b});
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            for (int sent = 0; sent < length; sent += PIECE) {
                within(server.limits().progress());
                out.write(bytes, offset + sent, Math.min(PIECE, length - sent));
            }
            within(server.limits().idle()); // for what comes next, if this is a stream
        }
    }
}
