package dockerana.plugin.logs;

/**
 * Puts the parts of one stream's lines together. All parts of a line have one time in common, so a part with another time begins a line, whether
 * a newline ended the one before or not: what the lines are does not depend on when or how the log is read. Confined to one thread.
 */
final class Joiner {
    private final Text text;
    private final Runnable whole;
    private boolean begun;
    private long nanos;
    private long position;

    /** @param whole is told of each line that is complete, as far as it ever will be; it takes or clears the text */
    Joiner(Text text, Runnable whole) {
        this.text = text;
        this.whole = whole;
    }

    /** Whether a part belongs to another line than the one that is under way. */
    boolean isAnother(Line part) {
        return begun && nanos != part.nanos;
    }

    /** Adds a part of the line that is under way, or the first of the next. */
    void add(Line part) {
        begun = true;
        nanos = part.nanos;
        position = part.position;
        text.add(part);
        if (part.ended) {
            end();
        }
    }

    /** The line that is under way is complete: no more of it will follow. */
    void end() {
        if (begun) {
            begun = false;
            whole.run();
        }
    }

    /** When the latest line was written. */
    long nanos() {
        return nanos;
    }

    /** Where reading goes on behind its last part. */
    long position() {
        return position;
    }

    Text text() {
        return text;
    }
}
