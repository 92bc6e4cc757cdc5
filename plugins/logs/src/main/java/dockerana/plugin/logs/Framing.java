package dockerana.plugin.logs;

import dockerana.plugin.docker.Container;
import java.io.IOException;

/** How lines stand in what the engine sends. Confined to one thread. */
interface Framing {
    /** As much as the engine reads at once of what a container writes. */
    int PIECE = 16 * 1024;

    /** Longer than any time that the engine writes before a line, with the blank behind it. */
    int LONGEST_STAMP = 40;

    /**
     * Takes the piece of a line that begins at {@code from}; what it shows of its text are the bytes given here.
     *
     * @return where the next piece begins; -1 if this one does not end before {@code to}
     * @throws IOException if the engine says that it cannot read the log, or what it sends cannot be understood
     */
    int take(byte[] bytes, int from, int to, Line line) throws IOException;

    /** What comes next is sent from the beginning of a line on. */
    default void begin() {}

    /** When the latest run of the container began. */
    default void runBegan(long nanos) {}

    /** That of a container. */
    static Framing of(Container container) {
        boolean timesDiffer = container.logDriver().equals("journald");
        return container.tty() ? new Raw(timesDiffer) : new Frames(timesDiffer);
    }

    /** Takes what is left of a log that has ended; false if that is no piece. */
    boolean last(byte[] bytes, int from, int to, Line line);

    /** Where the blank behind a time is; -1 if there is none. */
    static int behindStamp(byte[] bytes, int from, int to) {
        int end = Math.min(to, from + LONGEST_STAMP);
        for (int i = from; i < end; i++) {
            if (bytes[i] == ' ') {
                return i;
            }
        }
        return -1;
    }
}
