package dockerana.plugin.local.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is answered.
 *
 * @param status of HTTP
 * @param headers without those of the message itself, such as its length
 * @param body the whole of it; empty for a stream
 * @param stream what writes the rest, without end, in place of a body
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares two of them
public record Response(int status, Map<String, String> headers, byte[] body, Optional<Stream> stream) {
    /** Writes an answer whose end is not known. */
    @FunctionalInterface
    public interface Stream {
        /**
         * Called on the connection's virtual thread: waits and writes, and computes nothing.
         *
         * @param out each write of it is sent, and fails if the reader does not take it in time
         */
        void writeTo(OutputStream out) throws IOException, InterruptedException;
    }

    /** The headers are copied. */
    public Response {
        headers = new LinkedHashMap<>(headers);
    }

    /** Something of a type. */
    public static Response of(String type, byte[] body) {
        return new Response(200, Map.of("Content-Type", type), body, Optional.empty());
    }

    /** JSON. */
    public static Response json(byte[] body) {
        return of("application/json", body);
    }

    /** Text. */
    public static Response text(String text) {
        return of("text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }

    /** Something without end. */
    public static Response streaming(String type, Stream stream) {
        return new Response(200, Map.of("Content-Type", type), new byte[0], Optional.of(stream));
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
        return new Response(other, headers, body, stream);
    }

    /** The same with one more header. */
    public Response with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Response(status, more, body, stream);
    }
}
