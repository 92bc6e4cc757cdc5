package dockerana.runtime.delivery;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one lane still has to send of one kind of data, bounded in bytes of memory: what waits and what was {@linkplain #take taken} and is not
 * {@linkplain #done done} yet. Guarded by its lane.
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
    private long droppableBytes;
    private long count;

    Outbox(long capacity) {
        this.capacity = capacity;
    }

    /** Whether this much fits without dropping anything; anything fits into an empty box. */
    boolean hasRoomFor(long more) {
        return fits(more, bytes);
    }

    private boolean fits(long more, long besides) {
        return besides == 0 || besides + more <= capacity;
    }

    /**
     * Adds it, after the oldest that wait and may be dropped made room; returns what did not stay, which is the item itself if all of them
     * would not make room enough. What may not be dropped is always added: ask {@link #hasRoomFor} first.
     */
    List<T> put(T item) {
        List<T> dropped = new ArrayList<>();
        if (item.droppable() && !hasRoomFor(item.bytes())) {
            if (!fits(item.bytes(), bytes - droppableBytes)) {
                return List.of(item);
            }
            makeRoomFor(item, dropped);
        }
        waiting.add(item);
        bytes += item.bytes();
        count += item.count();
        droppableBytes += ifDroppable(item);
        return dropped;
    }

    private void makeRoomFor(T item, List<T> dropped) {
        for (Iterator<T> oldest = waiting.iterator(); !hasRoomFor(item.bytes()) && oldest.hasNext(); ) {
            T old = oldest.next();
            if (old.droppable()) {
                oldest.remove();
                droppableBytes -= old.bytes();
                done(old);
                dropped.add(old);
            }
        }
    }

    /** Takes the oldest that waits, or null; it counts until it is {@link #done}. */
    @Nullable T take() {
        T item = waiting.poll();
        if (item != null) {
            droppableBytes -= ifDroppable(item);
        }
        return item;
    }

    /** Something that was taken waits again, before everything else. */
    void putBack(T item) {
        waiting.addFirst(item);
        droppableBytes += ifDroppable(item);
    }

    /** Something that was taken needs no memory any more. */
    void done(T item) {
        bytes -= item.bytes();
        count -= item.count();
    }

    private static long ifDroppable(Item item) {
        return item.droppable() ? item.bytes() : 0;
    }

    /** Looks at the oldest that waits, or null. */
    @Nullable T peek() {
        return waiting.peek();
    }

    /** Memory of what waits and of what was taken. */
    long bytes() {
        return bytes;
    }

    /** Samples or records that wait or were taken. */
    long count() {
        return count;
    }
}
