package dockerana.plugin.logs;

/** Takes what was read of one log, piece by piece and in order, from a file or from the engine. Called by one thread. */
interface Lines {
    /** The next piece; it is gone when this returns. */
    void take(Line line);

    /** What follows is in another file, and positions begin anew. */
    default void nextFile(String identity) {}

    /** What came between the piece before and the next is gone. */
    default void gap() {}

    /** Something that was no line. */
    default void damaged() {}
}
