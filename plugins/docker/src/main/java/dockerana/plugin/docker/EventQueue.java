package dockerana.plugin.docker;

import java.io.EOFException;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Reads events on a thread of its own and does nothing else there: the engine waits 100 ms for a slow reader, then drops what it had to say. What
 * the events cause, asking about containers above all, may take longer.
 */
final class EventQueue implements AutoCloseable {
    /** Some seconds of a busy engine, some megabytes at most. */
    private static final int KEPT = 4096;

    private final EventStream stream;
    private final Thread reader;
    private final BlockingQueue<Message> queue = new ArrayBlockingQueue<>(KEPT);

    /** An event, or why there will be no more. */
    private record Message(@Nullable DockerEvent event, IOException end) {}

    EventQueue(EventStream stream, ThreadFactory threads) {
        this.stream = stream;
        this.reader = threads.newThread(this::read);
        reader.start();
    }

    private void read() {
        IOException end = new EOFException("Docker ended its stream of events");
        try {
            try {
                for (DockerEvent event = stream.next(); event != null; event = stream.next()) {
                    queue.put(new Message(event, end));
                }
            } catch (IOException e) {
                end = new IOException("Docker's stream of events broke off: " + e.getMessage(), e);
            }
            queue.put(new Message(null, end));
        } catch (InterruptedException e) { // closed: nobody listens any more
        }
    }

    /**
     * Waits for the next event, at most so long; nothing if none came.
     *
     * @throws IOException if no more will come
     */
    Optional<DockerEvent> next(long waitNanos) throws IOException, InterruptedException {
        Message message = queue.poll(waitNanos, TimeUnit.NANOSECONDS);
        if (message == null) {
            return Optional.empty();
        }
        DockerEvent event = message.event();
        if (event == null) {
            throw message.end();
        }
        return Optional.of(event);
    }

    /** How many wait. */
    int backlog() {
        return queue.size();
    }

    @Override
    public void close() {
        reader.interrupt();
        stream.close();
    }
}
