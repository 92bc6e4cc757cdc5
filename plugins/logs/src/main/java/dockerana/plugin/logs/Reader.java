package dockerana.plugin.logs;

import java.io.IOException;

/** Hands on the lines of a {@link Tail}. Confined to one thread. */
final class Reader implements AutoCloseable {
    private final Tail tail;
    private final Format format;
    private final Lines lines;
    private final Line line = new Line();

    /** Within what is longer than any line: everything up to the next newline is none. */
    private boolean lost;

    Reader(Tail tail, Format format, Lines lines) {
        this.tail = tail;
        this.format = format;
        this.lines = lines;
    }

    /** Reads one block; whether there may be more at once. */
    boolean advance(Block block) throws IOException {
        Tail.Found found = tail.read(block);
        if (found == Tail.Found.BYTES) {
            block(block);
        } else if (found == Tail.Found.REST) {
            rest(block);
            tail.consumed(block, block.to - block.from);
        } else if (found != Tail.Found.NOTHING) {
            lost = false;
            if (found == Tail.Found.GAP) {
                lines.gap();
            }
            lines.nextFile(tail.identity());
        }
        return found != Tail.Found.NOTHING;
    }

    private void block(Block block) {
        int at = lost ? behindNewline(block) : block.from;
        int next = at;
        while (!lost && (next = format.take(block.bytes, at, block.to, line)) >= 0) {
            if (line.readable) {
                line.position = tail.position() + next - block.from;
                lines.take(line);
            } else {
                lines.damaged();
            }
            at = next;
        }
        if (at == block.from && block.isFull() && !lost) {
            if (block.grow()) {
                tail.again();
                return;
            }
            lost = true;
            lines.damaged();
            at = block.to;
        }
        tail.consumed(block, at - block.from);
        block.shrink();
    }

    /** Hands on what is left of what has ended: a line that no newline ended. */
    void finish(Block block) throws IOException {
        if (tail.readRest(block) && rest(block)) {
            tail.consumed(block, block.to - block.from);
        }
    }

    private boolean rest(Block block) {
        boolean line = !lost && format.rest(block.bytes, block.from, block.to, this.line);
        if (line) {
            this.line.position = tail.position() + block.to - block.from;
            lines.take(this.line);
        }
        return line;
    }

    private int behindNewline(Block block) {
        for (int i = block.from; i < block.to; i++) {
            if (block.bytes[i] == '\n') {
                lost = false;
                return i + 1;
            }
        }
        return block.to;
    }

    /** Where it stands. */
    Tail tail() {
        return tail;
    }

    @Override
    public void close() {
        tail.close();
    }
}
