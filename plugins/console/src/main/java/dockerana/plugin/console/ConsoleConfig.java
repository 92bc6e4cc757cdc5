package dockerana.plugin.console;

/**
 * The block of a {@code console} sink.
 *
 * @param format how to print
 */
record ConsoleConfig(Format format) {
    /** What the output looks like. */
    enum Format {
        /** A table on a terminal, lines anywhere else. */
        AUTO,
        /** The machine live, refreshed in place. */
        TABLE,
        /** One line for each sample and record. */
        LINES,
        /** One JSON object for each sample and record. */
        JSON
    }
}
