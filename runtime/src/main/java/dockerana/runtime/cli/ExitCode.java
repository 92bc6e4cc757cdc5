package dockerana.runtime.cli;

/** What the process ends with; numbers of {@code sysexits.h}. */
final class ExitCode {
    static final int OK = 0;

    /** The command line is wrong. */
    static final int USAGE = 64;

    /** A far end, or the name of the host, cannot be reached. */
    static final int UNAVAILABLE = 69;

    /** A bug. */
    static final int SOFTWARE = 70;

    /** The data directory cannot be used. */
    static final int CANNOT_CREATE = 73;

    /** The configuration is wrong. */
    static final int CONFIG = 78;

    private ExitCode() {}
}
