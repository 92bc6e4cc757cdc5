package dockerana.plugin.logs;

/**
 * A piece of one stream as it was read: a whole line, or a part of a long one. One instance is used for all; what it shows holds until the
 * next is read. Confined to one thread.
 */
final class Line {
    static final int STDOUT = 0;
    static final int STDERR = 1;
    static final int STREAMS = 2;

    /** Whether what was read could be understood; the rest means nothing otherwise. */
    boolean readable;

    int stream;

    /** When it was written, in nanoseconds since 1970. All parts of a line have the time of the first. */
    long nanos;

    /** When the engine says that this part was written; of a file the same. */
    long partNanos;

    /** Whether a newline ended it; more of the line follows otherwise. */
    boolean ended;

    /** How many bytes were written, with the newline. */
    int length;

    /** Where reading goes on behind it, in its file. */
    long position;

    /** Where its text is, without the newline. */
    byte[] bytes = {};

    int from;
    int to;

    /** Whether JSON's escapes are in it. */
    boolean escaped;

    /** {@code stdout} or {@code stderr}. */
    static String name(int stream) {
        return stream == STDERR ? "stderr" : "stdout";
    }
}
