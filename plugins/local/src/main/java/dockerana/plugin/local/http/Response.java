package dockerana.plugin.local.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is answered.
 *
 * @param status of HTTP
 * @param headers without those of the message itself, such as its length
 * @param body what follows them
 */
public record Response(int status, Map<String, String> headers, Body body) {
    /** What follows the headers. */
    public sealed interface Body {}

    /** All of it. */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares two of them
    record Whole(byte[] bytes) implements Body {}

    /** What is long, and so written piece by piece as the reader takes it. */
    record Pieces(Writing writing) implements Body {}

    /** What goes on for as long as somebody reads. */
    record Endless(Writing writing) implements Body {}

    /** Writes the rest of an answer. */
    @FunctionalInterface
    public interface Writing {
        /**
         * Called on the connection's virtual thread: waits and writes, and computes next to nothing.
         *
         * @param out each write of it is sent, and fails if the reader does not take it in time
         */
        void writeTo(OutputStream out) throws IOException, InterruptedException;
    }

    /** The headers are copied. */
    public Response {
        headers = new LinkedHashMap<>(headers);
    }

    private static Response of(String type, Body body) {
        return new Response(200, Map.of("Content-Type", type), body);
    }

    /** Something of a type. */
    public static Response of(String type, byte[] body) {
        return of(type, new Whole(body));
    }

    /** JSON. */
    public static Response json(byte[] body) {
        return of("application/json", body);
    }

    /** Text. */
    public static Response text(String text) {
        return of("text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }

    /** Something that is too long to be kept as a whole until it is read. */
    public static Response inPieces(String type, Writing writing) {
        return of(type, new Pieces(writing));
    }

    /** Something without end. */
    public static Response streaming(String type, Writing writing) {
        return of(type, new Endless(writing));
    }

    /** What is wrong, in JSON. */
    public static Response failure(int status, String sentence) {
        StringBuilder json = new StringBuilder("{\"error\":\"");
        for (int i = 0; i < sentence.length(); i++) {
            char c = sentence.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else {
                json.append(c < ' ' ? ' ' : c);
            }
        }
        return json(json.append("\"}").toString().getBytes(StandardCharsets.UTF_8))
                .withStatus(status);
    }

    /** The same with another status. */
    public Response withStatus(int other) {
        return new Response(other, headers, body);
    }

    /** The same with one more header. */
    public Response with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Response(status, more, body);
    }
}
