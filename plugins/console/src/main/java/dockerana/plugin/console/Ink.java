package dockerana.plugin.console;

/** How a piece of text looks on a terminal: SGR parameters of ECMA-48. */
enum Ink {
    PLAIN(""),
    STRONG("1"),
    FAINT("2"),
    GOOD("32"),
    WARNING("33"),
    BAD("31");

    private static final double HIGH = 80;
    private static final double FULL = 95;

    final String parameters;

    Ink(String parameters) {
        this.parameters = parameters;
    }

    /** For a percentage of something that runs out. */
    static Ink ofShare(double percent) {
        return percent >= FULL ? BAD : percent >= HIGH ? WARNING : GOOD;
    }

    /** Zeros and unknowns step back. */
    static Ink of(Reading reading) {
        return reading.isZero() ? FAINT : PLAIN;
    }
}
