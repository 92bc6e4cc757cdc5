package dockerana.plugin.logs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** One answer of the engine as it comes. A thread of its own waits at the socket and does nothing else; whoever has this takes what came. */
final class Feed implements AutoCloseable {
    private static final int PIECE = 8 * 1024;

    private final Pipe pipe;
    private final Future<?> reading;
    private final long openedAt = System.nanoTime();
    private long receivedAt = openedAt;

    /** Asks, and waits for the answer. */
    @FunctionalInterface
    interface Question {
        InputStream ask() throws IOException;
    }

    /** @param news is told when much is here, and when all is */
    Feed(ExecutorService sockets, Question question, Runnable news) {
        pipe = new Pipe(news);
        reading = sockets.submit(() -> read(question));
    }

    private void read(Question question) {
        try (InputStream answer = question.ask()) {
            byte[] bytes = new byte[PIECE];
            for (int count = answer.read(bytes); count >= 0; count = answer.read(bytes)) {
                pipe.put(bytes, count);
            }
            pipe.end(null);
        } catch (UncheckedIOException e) {
            pipe.end(e.getCause());
        } catch (IOException | InterruptedException | RuntimeException | LinkageError e) {
            pipe.end(e); // whoever takes the bytes says so
        }
    }

    /** Moves what came; whether that is anything. */
    boolean moveTo(Unread unread) {
        boolean any = pipe.moveTo(unread) > 0;
        if (any) {
            receivedAt = System.nanoTime();
        }
        return any;
    }

    /** When something came last, or it began, as {@link System#nanoTime()} has it. */
    long receivedAt() {
        return receivedAt;
    }

    /** When it began. */
    long openedAt() {
        return openedAt;
    }

    /** Whether it ended; ask before the bytes are moved, or some may be left. */
    boolean hasEnded() {
        return pipe.hasEnded();
    }

    /** Why it ended; null if the engine ended it as it should. What is a bug is thrown. */
    @Nullable IOException failure() {
        return switch (pipe.failure()) {
            case null -> null;
            case IOException e -> e;
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case Throwable e -> new IOException("interrupted", e);
        };
    }

    /** Ends it; what it waits for is interrupted, which closes the socket. */
    @Override
    public void close() {
        reading.cancel(true);
    }
}
