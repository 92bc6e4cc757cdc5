package dockerana.runtime.component;

import java.io.OutputStream;
import java.io.PrintStream;

/** Where the next line that is logged meets an error, as for want of memory; those after it are written as usual. */
public final class BrokenLog implements AutoCloseable {
    private final PrintStream before = System.err;

    /** From now on. */
    public BrokenLog() {
        System.setErr(new PrintStream(OutputStream.nullOutputStream(), true) {
            @Override
            public void println(String line) {
                System.setErr(before);
                throw new OutOfMemoryError("not really");
            }
        });
    }

    @Override
    public void close() {
        System.setErr(before);
    }
}
