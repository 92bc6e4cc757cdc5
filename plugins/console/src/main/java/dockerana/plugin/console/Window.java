package dockerana.plugin.console;

/** What standard output ends in. Safe for any thread. */
interface Window {
    /** How many characters fit. */
    record Size(int columns, int rows) {}

    /** Whether it is a terminal that can move its cursor. */
    boolean isTerminal();

    /** Whether colours are wanted. */
    boolean colour();

    /** Its size now. */
    Size size() throws InterruptedException;
}
