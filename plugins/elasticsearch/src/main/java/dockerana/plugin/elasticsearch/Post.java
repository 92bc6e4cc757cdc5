package dockerana.plugin.elasticsearch;

import dockerana.plugin.net.Answer;
import dockerana.plugin.net.Request;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Sends a part of a bulk and tells what the server said. Confined to one thread. */
final class Post {
    private static final String PATH = "/_bulk?" + BulkAnswer.FILTER;
    private static final Map<String, String> PLAIN = Map.of("Content-Type", "application/x-ndjson");
    private static final Map<String, String> ZIPPED =
            Map.of("Content-Type", "application/x-ndjson", "Content-Encoding", "gzip");

    /** What the server said. */
    sealed interface Said {
        /** Something about each record. */
        record Items(List<ItemResult> results) implements Said {}

        /** That it is too much at once. */
        record TooLarge() implements Said {}

        /** That it does not understand the request; nothing of it was taken. */
        record Malformed(String reason) implements Said {}
    }

    /** A part of a bulk that was sent, and by which line. */
    record Begun(int line, int from, int to) {}

    private final Cluster cluster;
    private final boolean gzip;

    Post(Cluster cluster, boolean gzip) {
        this.cluster = cluster;
        this.gzip = gzip;
    }

    /** Where it sends, for messages. */
    String server() {
        return cluster.name();
    }

    /** Sends a part, and leaves the answer for later. */
    Begun begin(int line, Bulk bulk, int from, int to) throws IOException, InterruptedException {
        ByteBuffer part = bulk.part(from, to);
        cluster.begin(line, new Request("POST", PATH, gzip ? ZIPPED : PLAIN, gzip ? zipped(part) : part));
        return new Begun(line, from, to);
    }

    /** @throws dockerana.api.RefusedException if it said "not now" of the whole */
    Said answer(Begun begun) throws IOException, InterruptedException {
        Answer answer = cluster.answer(begun.line);
        return switch (answer.status()) {
            case 200 -> new Said.Items(items(answer, begun.to - begun.from));
            case 413 -> tooLarge(answer);
            case 400 -> new Said.Malformed(answer.excerpt());
            default -> throw cluster.refused(answer);
        };
    }

    private List<ItemResult> items(Answer answer, int records) throws IOException {
        try {
            return BulkAnswer.read(answer.body(), records);
        } catch (IOException e) {
            throw new IOException(
                    "%s answered what cannot be understood: %s".formatted(cluster.name(), e.getMessage()), e);
        }
    }

    private static Said tooLarge(Answer answer) {
        answer.excerpt();
        return new Said.TooLarge();
    }

    private static ByteBuffer zipped(ByteBuffer part) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(part.remaining() / 6);
        try (OutputStream zip = new Fast(bytes)) {
            zip.write(part.array(), part.arrayOffset() + part.position(), part.remaining());
        }
        return ByteBuffer.wrap(bytes.toByteArray());
    }

    /** Log lines lose most of their size at the first level; the others cost more than they bring. */
    private static final class Fast extends GZIPOutputStream {
        Fast(OutputStream to) throws IOException {
            super(to, 8 * 1024);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
