package dockerana.plugin.local.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/** Writes answers to a socket in pieces, each of which has its time; what has an end has to have it in time, too. Confined to the connection's thread. */
final class ResponseWriter {
    /** So much is written at a time, and the reader has to take it in time. */
    static final int PIECE = 16 << 10;

    private final OutputStream socket;
    private final Limits limits;
    private final Deadline deadline;

    /** When the connection is ended unless it gets on. */
    @FunctionalInterface
    interface Deadline {
        void in(Duration time);
    }

    ResponseWriter(OutputStream socket, Limits limits, Deadline deadline) {
        this.socket = socket;
        this.limits = limits;
        this.deadline = deadline;
    }

    /** Writes an answer; tells whether another may follow. */
    boolean write(Response response, RequestReader.Arrived asked) throws IOException, InterruptedException {
        return switch (response.body()) {
            case Response.Whole whole -> {
                write(response, whole, asked.keepAlive(), asked.wantsBody());
                yield asked.keepAlive();
            }
            case Response.Pieces pieces -> {
                boolean keepAlive = asked.keepAlive() && asked.modern();
                write(response, pieces, keepAlive, asked);
                yield keepAlive;
            }
            case Response.Endless endless -> {
                Out out = new Out(Long.MAX_VALUE);
                out.write(head(response, "", false));
                if (asked.wantsBody()) {
                    endless.writing().writeTo(out);
                }
                yield false;
            }
        };
    }

    private void write(Response response, Response.Whole whole, boolean keepAlive, boolean withBody)
            throws IOException {
        Out out = new Out(limits.whole().toNanos());
        boolean unchanged = response.status() == 304; // its length would be that of what the reader has
        String length = unchanged ? "" : "Content-Length: " + whole.bytes().length + "\r\n";
        out.write(head(response, length, keepAlive));
        if (withBody) {
            out.write(whole.bytes());
        }
    }

    /** For those who know no chunks the end of the connection is the end of it. */
    private void write(Response response, Response.Pieces pieces, boolean keepAlive, RequestReader.Arrived asked)
            throws IOException, InterruptedException {
        Out out = new Out(limits.whole().toNanos());
        out.write(head(response, asked.modern() ? "Transfer-Encoding: chunked\r\n" : "", keepAlive));
        if (asked.wantsBody()) {
            Chunks chunks = new Chunks(out, asked.modern());
            pieces.writing().writeTo(chunks);
            chunks.end();
        }
    }

    /** That there is no answer: the last on its connection. */
    void write(Failure failure) throws IOException {
        Response response = Response.failure(failure.status(), failure.sentence());
        Response told = failure.status() == 503 ? response.with("Retry-After", "10") : response;
        write(told, (Response.Whole) told.body(), false, true);
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
            case 411 -> "Length Required";
            case 413 -> "Content Too Large";
            case 415 -> "Unsupported Media Type";
            case 431 -> "Request Header Fields Too Large";
            case 500 -> "Internal Server Error";
            case 503 -> "Service Unavailable";
            case 505 -> "HTTP Version Not Supported";
            default -> status < 400 ? "OK" : status < 500 ? "Bad Request" : "Error";
        };
    }

    /** The socket; each piece has its time. */
    private final class Out extends OutputStream {
        private final long begun = System.nanoTime();
        private final long longest;

        /** @param longest how long it may take in all, in nanoseconds */
        Out(long longest) {
            this.longest = longest;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b});
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            for (int sent = 0; sent < length; sent += PIECE) {
                long left = longest - (System.nanoTime() - begun);
                deadline.in(Duration.ofNanos(Math.min(limits.progress().toNanos(), left)));
                socket.write(bytes, offset + sent, Math.min(PIECE, length - sent));
            }
            deadline.in(limits.idle()); // for what comes next, if this is a stream
        }
    }
}
