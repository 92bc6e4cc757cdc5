package dockerana.plugin.local.history;

/** The number of a series, which tells how its values are consolidated: blocks are made coarser without a look at its name. */
final class SeriesNumber {
    private static final Consolidation[] BY_CODE = {
        Consolidation.READING, Consolidation.RATE, Consolidation.LAST, Consolidation.LEAST, Consolidation.GREATEST
    };
    private static final int BITS = 3;

    private SeriesNumber() {}

    static int of(int ordinal, Consolidation consolidation) {
        return ordinal << BITS | consolidation.code();
    }

    static int ordinal(int number) {
        return number >>> BITS;
    }

    static Consolidation consolidation(int number) {
        return BY_CODE[number & (1 << BITS) - 1];
    }
}
