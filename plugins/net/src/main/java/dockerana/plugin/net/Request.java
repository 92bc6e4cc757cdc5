package dockerana.plugin.net;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What is asked of a server.
 *
 * @param path with its query, as it goes over the wire
 * @param headers of this request alone
 * @param body is left as it is; empty for none
 */
public record Request(String method, String path, Map<String, String> headers, ByteBuffer body) {
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    /** Asks for something. */
    public static Request get(String path) {
        return new Request("GET", path, Map.of(), NOTHING);
    }

    /** Removes something. */
    public static Request delete(String path) {
        return new Request("DELETE", path, Map.of(), NOTHING);
    }

    /** Says something in JSON. */
    public static Request json(String method, String path, String body) {
        return new Request(
                method,
                path,
                Map.of("Content-Type", "application/json"),
                ByteBuffer.wrap(body.getBytes(StandardCharsets.UTF_8)));
    }
}
