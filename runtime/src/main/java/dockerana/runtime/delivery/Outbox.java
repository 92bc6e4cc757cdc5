package dockerana.runtime.delivery;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What waits for one lane, of one kind of data, bounded in bytes of memory. Guarded by its lane.
 *
 * @param <T> a batch or a chunk of records
 */
final class Outbox<T extends Outbox.Item> {
    /** Something that can wait. */
    interface Item {
        /** Bytes of memory that it holds, about. */
        long bytes();

        /** Samples or records in it. */
        int count();

        /** Whether it may make room for something newer. */
        boolean droppable();

        /** When it was put, by {@link System#nanoTime()}. */
        long sinceNanos();
    }

    private final long capacity;
    private final Deque<T> waiting = new ArrayDeque<>();
    private long bytes;
    private long count;

    Outbox(long capacity) {
        this.capacity = capacity;
    }

    /** Whether this much fits without dropping anything; anything fits into an empty box. */
    boolean hasRoomFor(long more) {
        return waiting.isEmpty() || bytes + more <= capacity;
    }

    /** Adds it, after the oldest droppable items made room; returns what did not stay, which may be the item itself. */
    List<T> put(T item) {
        List<T> dropped = hasRoomFor(item.bytes()) ? List.of() : makeRoomFor(item);
        if (item.droppable() && !hasRoomFor(item.bytes())) {
            dropped.add(item);
            return dropped;
        }
        waiting.add(item);
        bytes += item.bytes();
        count += item.count();
        return dropped;
    }

    private List<T> makeRoomFor(T item) {
        List<T> dropped = new ArrayList<>();
        for (Iterator<T> oldest = waiting.iterator(); !hasRoomFor(item.bytes()) && oldest.hasNext(); ) {
            T old = oldest.next();
            if (old.droppable()) {
                oldest.remove();
                forget(old);
                dropped.add(old);
            }
        }
        return dropped;
    }

    /** Takes the oldest, or null. */
    @Nullable T poll() {
        T item = waiting.poll();
        if (item != null) {
            forget(item);
        }
        return item;
    }

    private void forget(T item) {
        bytes -= item.bytes();
        count -= item.count();
    }

    /** Looks at the oldest, or null. */
    @Nullable T peek() {
        return waiting.peek();
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    long bytes() {
        return bytes;
    }

    /** Samples or records that wait. */
    long count() {
        return count;
    }
}
