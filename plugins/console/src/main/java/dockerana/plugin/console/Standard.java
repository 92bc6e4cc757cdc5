package dockerana.plugin.console;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;

/** Standard output, whose failures are exceptions. */
final class Standard {
    private final PrintStream out;

    Standard(PrintStream out) {
        this.out = out;
    }

    /** Writes everything at once.
     *
     * @throws IOException if nobody reads it any more
     */
    void print(CharSequence text, Charset charset) throws IOException {
        byte[] bytes = text.toString().getBytes(charset);
        out.write(bytes, 0, bytes.length);
        check();
    }

    /** @throws IOException if nobody reads it any more */
    void check() throws IOException {
        if (out.checkError()) { // flushes, too
            throw new IOException("standard output is closed: whoever read it has gone");
        }
    }

    /** The encoding that a terminal behind it expects. */
    Charset charset() {
        return out.charset();
    }
}
