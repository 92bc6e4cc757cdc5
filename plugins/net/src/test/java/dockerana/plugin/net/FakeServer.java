package dockerana.plugin.net;

import dockerana.testkit.TcpFarEnd;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/**
 * An HTTP server on loopback that answers what a test says, and can fail in every way. What is to be answered is asked on a thread of each
 * connection; what it was asked may be read by any.
 */
public final class FakeServer implements AutoCloseable {
    /** What it was asked. The body's bytes are the characters of a string. */
    public record Asked(String method, String path, Map<String, String> headers, String body) {
        /** The body as bytes. */
        public byte[] bytes() {
            return body.getBytes(StandardCharsets.ISO_8859_1);
        }

        /** The body as text. */
        public String text() {
            return new String(bytes(), StandardCharsets.UTF_8);
        }
    }

    /** What it says. */
    public record Reply(int status, List<String> headers, String text) {
        /** With a text. */
        public static Reply of(int status, String text, String... headers) {
            return new Reply(status, List.of(headers), text);
        }
    }

    private final Function<Asked, Reply> answers;
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final TcpFarEnd farEnd;

    /** Listens on a free port. */
    public FakeServer(Function<Asked, Reply> answers) throws IOException {
        this.answers = answers;
        this.farEnd = new TcpFarEnd(this::serve);
    }

    private void serve(InputStream received, OutputStream out) throws IOException {
        InputStream in = new BufferedInputStream(received);
        while (true) {
            Asked request = read(in);
            asked.add(request);
            write(out, answers.apply(request));
        }
    }

    private static Asked read(InputStream in) throws IOException {
        String[] line = Head.line(in).split(" ", 3);
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String header = Head.line(in); !header.isEmpty(); header = Head.line(in)) {
            int colon = header.indexOf(':');
            headers.put(header.substring(0, colon), header.substring(colon + 1).strip());
        }
        byte[] body = in.readNBytes(Integer.parseInt(headers.getOrDefault("Content-Length", "0")));
        return new Asked(line[0], line[1], headers, new String(body, StandardCharsets.ISO_8859_1));
    }

    private static void write(OutputStream out, Reply reply) throws IOException {
        StringBuilder head = new StringBuilder("HTTP/1.1 ").append(reply.status).append(" Fake\r\n");
        reply.headers.forEach(header -> head.append(header).append("\r\n"));
        byte[] body = reply.text.getBytes(StandardCharsets.UTF_8);
        head.append("Content-Length: ").append(body.length).append("\r\n\r\n");
        out.write(head.toString().getBytes(StandardCharsets.ISO_8859_1));
        out.write(body);
        out.flush();
    }

    /** The server without what it says: it fails as that does. */
    public TcpFarEnd farEnd() {
        return farEnd;
    }

    /** Its address for configurations. */
    public String url() {
        return "http://" + farEnd.name();
    }

    /** What it was asked, in order. */
    public List<Asked> asked() {
        return asked;
    }

    @Override
    public void close() {
        farEnd.close();
    }
}
