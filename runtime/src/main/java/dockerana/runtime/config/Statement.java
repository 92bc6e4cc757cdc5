package dockerana.runtime.config;

import java.util.List;

/**
 * One {@code key = value} or {@code key { … }} as the file has it, whether or not HOCON lets it have an effect.
 *
 * @param path its keys from the root of the file; an element of a list is a key such as {@code [0]}
 * @param line where it begins
 * @param form what is given
 * @param text the variable of {@link Form#OPTIONAL}; the value of {@link Form#EXAMPLE}, as it is written; otherwise empty
 * @param comments the lines of comment right above it, without their marks
 */
record Statement(List<String> path, int line, Form form, String text, List<String> comments) {
    /** What a statement gives. */
    enum Form {
        /** Keys in braces. */
        BLOCK,
        /** Any other value. */
        VALUE,
        /** {@code += value}: one more element of a list. */
        APPEND,
        /** Nothing but <code>${?NAME}</code>: overrides what stands above if it is set. */
        OPTIONAL,
        /** A whole statement that is commented out: {@code # key = value}. Documentation in {@code defaults.conf}, nothing elsewhere. */
        EXAMPLE
    }

    /** A name between <code>${</code> and <code>}</code>. */
    record Substitution(String name, boolean optional, int line) {}

    /** Whether HOCON would let this silently replace {@code earlier}, which has the same path. */
    boolean hides(Statement earlier) {
        return switch (form) {
            case BLOCK -> earlier.form != Form.BLOCK;
            case VALUE -> true;
            case APPEND, OPTIONAL -> earlier.form == Form.BLOCK;
            case EXAMPLE -> false;
        };
    }
}
