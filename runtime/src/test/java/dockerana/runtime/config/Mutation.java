package dockerana.runtime.config;

/** A configuration with one wrong character. */
record Mutation(Kind kind, String what, String text) {
    /** What the character belongs to. */
    enum Kind {
        OPTION,
        ID,
        BRACE,
        QUOTE,
        UNIT,
        WORD,
        NUMBER,
        TEXT,
        VARIABLE
    }

    boolean isOfAnOption() {
        return kind == Kind.OPTION;
    }

    @Override
    public String toString() {
        return kind + " " + what;
    }
}
