package dockerana.plugin.logs;

/** How lines stand in a file. */
interface Format {
    /**
     * Takes the line that begins at {@code from}. What it shows of its text are the bytes given here, so it holds as long as they do.
     *
     * @return where the next line begins; -1 if this one does not end before {@code to}
     */
    int take(byte[] bytes, int from, int to, Line line);

    /** Takes what is left of a file that has ended, without a newline; false if that is no line. */
    default boolean rest(byte[] bytes, int from, int to, Line line) {
        return false;
    }

    /** Whether every line tells when it was written. */
    default boolean tellsTimes() {
        return true;
    }
}
