package dockerana.plugin.local.graphite;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/**
 * An answer that is complete but not yet written, for it may be long.
 *
 * @param contentType what it is, for the header of that name
 * @param body what writes it
 * @param isLarge whether it had better not be kept as a whole
 */
public record Reply(String contentType, Body body, boolean isLarge) {
    private static final int MANY_VALUES = 2000;

    /** Writes an answer, in UTF-8. */
    @FunctionalInterface
    interface Body {
        void writeTo(JsonWriter json) throws IOException;
    }

    static Reply json(Body body) {
        return new Reply("application/json", body, false);
    }

    /** The same, for one that may have many values. */
    Reply ofValues(long values) {
        return new Reply(contentType, body, values > MANY_VALUES);
    }

    static Reply text(String text) {
        return new Reply("text/plain; charset=utf-8", json -> json.raw(text), false);
    }

    /** Writes it piece by piece; closes nothing. */
    public void writeTo(OutputStream out) throws IOException {
        var json = new JsonWriter(out);
        body.writeTo(json);
        json.flush();
    }

    /** All of it. */
    public byte[] bytes() {
        var bytes = new ByteArrayOutputStream();
        try {
            writeTo(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // nothing is written to anywhere
        }
        return bytes.toByteArray();
    }
}
