package dockerana.plugin.local.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads requests from a socket, one after the other. It takes what RFC 9112 calls valid and nothing else: what a proxy may have understood in
 * another way is refused.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9112">RFC 9112</a>
 */
final class RequestReader {
    private static final int FIRST = 1024;
    private static final String CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n";

    private final InputStream in;
    private final OutputStream out;
    private final InetAddress from;
    private final Limits limits;
    private byte[] buffer = new byte[FIRST];
    private int filled;

    /**
     * What was read.
     *
     * @param modern whether its sender knows what HTTP/1.1 brought
     * @param keepAlive whether he wants to send more
     */
    record Arrived(Request request, boolean modern, boolean keepAlive) {
        boolean wantsBody() {
            return !request.method().equals("HEAD");
        }
    }

    RequestReader(InputStream in, OutputStream out, InetAddress from, Limits limits) {
        this.in = in;
        this.out = out;
        this.from = from;
        this.limits = limits;
    }

    /**
     * Waits for the first byte of a request.
     *
     * @return whether one came; if not, the sender is gone
     */
    boolean begin() throws IOException {
        if (filled > 0) {
            return true;
        }
        buffer = buffer.length > FIRST ? new byte[FIRST] : buffer;
        int read = in.read(buffer, 0, buffer.length);
        filled = Math.max(0, read);
        return read > 0;
    }

    /**
     * Reads the rest of it.
     *
     * @throws Failure if it is refused; then nothing more can be read
     * @throws IOException if it ends half-way
     */
    Arrived read() throws IOException {
        int end = headEnd();
        String head = new String(buffer, 0, end, StandardCharsets.ISO_8859_1);
        consume(end + 4);
        String[] lines = head.split("\r\n", -1);
        String[] words = lines[0].split(" ", -1);
        if (words.length != 3 || !isToken(words[0]) || words[1].isEmpty()) {
            throw new Failure(400, "not a request line of HTTP");
        }
        if (!words[2].equals("HTTP/1.1") && !words[2].equals("HTTP/1.0")) {
            throw new Failure(505, "only HTTP/1.1 is spoken here");
        }
        Map<String, String> headers = headers(lines);
        boolean modern = words[2].endsWith("1");
        if (modern && !headers.containsKey("host")) {
            throw new Failure(400, "a Host header is missing");
        }
        byte[] body = body(headers);
        String target = new String(words[1].getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        if (!target.startsWith("/")) {
            throw new Failure(400, "the target must begin with a slash");
        }
        int question = target.indexOf('?');
        String path = Parameters.decoded(question < 0 ? target : target.substring(0, question), false);
        String query = question < 0 ? "" : target.substring(question + 1);
        String connection = headers.getOrDefault("connection", "").toLowerCase(Locale.ROOT);
        boolean keepAlive = modern ? !connection.contains("close") : connection.contains("keep-alive");
        return new Arrived(new Request(words[0], path, query, headers, body, from), modern, keepAlive);
    }

    private int headEnd() throws IOException {
        int searched = 0;
        while (true) {
            for (int i = searched; i + 3 < filled; i++) {
                if (buffer[i] == '\r' && buffer[i + 1] == '\n' && buffer[i + 2] == '\r' && buffer[i + 3] == '\n') {
                    return i;
                }
            }
            searched = Math.max(0, filled - 3);
            if (filled >= limits.headBytes()) {
                throw new Failure(
                        431, "the request line and its headers take more than " + limits.headBytes() + " bytes");
            }
            fill();
        }
    }

    private void fill() throws IOException {
        if (filled == buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.min(limits.headBytes(), 2 * buffer.length));
        }
        int read = in.read(buffer, filled, buffer.length - filled);
        if (read < 0) {
            throw new EOFException("ended within a request");
        }
        filled += read;
    }

    private void consume(int bytes) {
        System.arraycopy(buffer, bytes, buffer, 0, filled - bytes);
        filled -= bytes;
    }

    private static Map<String, String> headers(String[] lines) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            if (colon < 1 || !isToken(lines[i].substring(0, colon))) {
                throw new Failure(400, "not a header of HTTP");
            }
            String name = lines[i].substring(0, colon).toLowerCase(Locale.ROOT);
            String value = lines[i].substring(colon + 1).strip();
            if (value.chars().anyMatch(c -> (c < ' ' && c != '\t') || c == 127)) {
                throw new Failure(400, "a control character in a header");
            }
            String before = headers.get(name);
            if (before != null
                    && (name.equals("host") || name.equals("content-length") || name.equals("authorization"))) {
                throw new Failure(400, "header '" + name + "' comes twice");
            }
            headers.put(name, before == null ? value : before + (name.equals("cookie") ? "; " : ", ") + value);
        }
        return headers;
    }

    private byte[] body(Map<String, String> headers) throws IOException {
        if (headers.containsKey("transfer-encoding")) {
            throw new Failure(411, "a body needs its Content-Length");
        }
        int length = length(Optional.ofNullable(headers.get("content-length")));
        if (length > 0 && "100-continue".equalsIgnoreCase(headers.getOrDefault("expect", ""))) {
            out.write(CONTINUE.getBytes(StandardCharsets.US_ASCII));
        }
        int here = Math.min(length, filled);
        byte[] body = Arrays.copyOf(buffer, here); // grows as it arrives: a promise of bytes takes no memory
        consume(here);
        while (body.length < length) {
            byte[] more = in.readNBytes(Math.min(length - body.length, Math.max(FIRST, body.length)));
            if (more.length == 0) {
                throw new EOFException("ended within a body");
            }
            int before = body.length;
            body = Arrays.copyOf(body, before + more.length);
            System.arraycopy(more, 0, body, before, more.length);
        }
        return body;
    }

    private int length(Optional<String> given) {
        if (given.isEmpty()) {
            return 0;
        }
        String digits = given.get();
        if (digits.isEmpty() || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new Failure(400, "Content-Length is no number");
        }
        if (digits.length() > 9 || Integer.parseInt(digits) > limits.bodyBytes()) {
            throw new Failure(413, "the body takes more than " + limits.bodyBytes() + " bytes");
        }
        return Integer.parseInt(digits);
    }

    private static boolean isToken(String text) {
        return !text.isEmpty()
                && text.chars().allMatch(c -> c > ' ' && c < 127 && "\"(),/:;<=>?@[\\]{}".indexOf(c) < 0);
    }
}
