package dockerana.plugin.kernel;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * One file of the kernel's, kept open and read anew from its start each time: a tenth of what opening it again costs. What is not there may
 * come later, and what went away is looked for again. Confined to one thread.
 */
public final class KernelFile implements AutoCloseable {
    private final Path path;
    private final Text text;
    private final boolean mortal;
    private boolean dead;
    private @Nullable FileChannel channel;
    private @Nullable IOException failure;

    /**
     * Opens nothing yet.
     *
     * @param text takes what it says; may serve other files too
     */
    public KernelFile(Path path, Text text) {
        this(path, text, false);
    }

    private KernelFile(Path path, Text text, boolean mortal) {
        this.path = path;
        this.text = text;
        this.mortal = mortal;
    }

    /**
     * One of something that ends, such as a process: once it could not be read it never is again, whatever the kernel has under that name by
     * then. Its lines are short, as with {@link Text#readShortLines}.
     */
    public static KernelFile mortal(Path path, Text text) {
        return new KernelFile(path, text, true);
    }

    /** What it says now, until another file is read; null if it cannot be read. */
    public @Nullable Text read() {
        if (dead) {
            return null;
        }
        try {
            FileChannel open = channel;
            if (open == null) {
                open = FileChannel.open(path);
                channel = open;
            }
            if (mortal) {
                text.readShortLines(open);
            } else {
                text.read(open);
            }
            failure = null;
            return text;
        } catch (IOException e) {
            failure = e;
            dead = mortal;
            close();
            return null;
        }
    }

    /** The number that it says and nothing else; NaN if it cannot be read, or says something else. */
    public double number() {
        Text said = read();
        return said != null && said.line() ? said.number() : Double.NaN;
    }

    /** Why it could not be read last time, in one sentence; null if it could. */
    public @Nullable String problem() {
        IOException e = failure;
        if (e == null) {
            return null;
        }
        String reason = switch (e) {
            case NoSuchFileException _ -> "it does not exist";
            case AccessDeniedException _ -> "permission denied";
            default -> String.valueOf(e.getMessage());
        };
        return path + " cannot be read: " + reason;
    }

    @Override
    public void close() {
        FileChannel open = channel;
        channel = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException ignored) { // nothing was written, and it is not used again
            }
        }
    }
}
