package dockerana.plugin.net;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * What a server answered.
 *
 * @param body to be read before the next request
 */
public record Answer(Head head, InputStream body) {
    /** The status, such as 200. */
    public int status() {
        return head.status();
    }

    /** The whole body as text. */
    public String text() throws IOException {
        return new String(body.readAllBytes(), StandardCharsets.UTF_8);
    }

    /** The beginning of the body on one line, for messages; empty if it cannot be read. */
    public String excerpt() {
        try {
            String text = new String(body.readNBytes(600), StandardCharsets.UTF_8).strip();
            body.skip(Long.MAX_VALUE); // so that the connection can be used again
            return text.replaceAll("\\s+", " ");
        } catch (IOException e) {
            return "";
        }
    }
}
