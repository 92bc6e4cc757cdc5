package dockerana.runtime.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A value of a configuration file, after its substitutions, with the place where it stands. Immutable. */
sealed interface Node {
    /** Where it is stated; a value from elsewhere stands where it is used. */
    Position position();

    /** Where it comes from, as {@code dockerana config} shows it. */
    default String origin() {
        return position().toString();
    }

    /** Keys and values, in the order of the file. */
    record Block(Position position, Map<String, Node> children) implements Node {
        static Block empty(Position position) {
            return new Block(position, Map.of());
        }

        Optional<Node> child(String key) {
            return Optional.ofNullable(children.get(key));
        }

        /** The block of this key; empty if there is none or something else. */
        Optional<Block> block(String key) {
            return child(key).filter(Block.class::isInstance).map(Block.class::cast);
        }
    }

    /** A list. */
    record Items(Position position, List<Node> elements) implements Node {
        @Override
        public String origin() {
            return elements.stream()
                    .filter(element -> element instanceof Scalar scalar && scalar.isFromEnvironment())
                    .map(Node::origin)
                    .distinct()
                    .collect(Collectors.collectingAndThen(
                            Collectors.toList(),
                            variables -> variables.isEmpty()
                                    ? position.toString()
                                    : position + ", " + String.join(", ", variables)));
        }
    }

    /**
     * A word, a number or a truth value, as it was written.
     *
     * @param variable the environment variable that it is
     * @param note what else there is to say of where it comes from
     */
    record Scalar(Position position, String text, Optional<String> variable, Optional<String> note) implements Node {
        boolean isFromEnvironment() {
            return variable.isPresent();
        }

        @Override
        public String origin() {
            return variable.map(name -> "environment variable " + name)
                    .orElseGet(() -> position + note.map(" (%s)"::formatted).orElse(""));
        }
    }

    /** A key whose only value is an environment variable that is not set: it is known, and has no value. */
    record Unset(Position position, String variable) implements Node {
        @Override
        public String origin() {
            return "%s (%s)".formatted(position, note());
        }

        /** Why there is no value. */
        String note() {
            return variable + " is not set";
        }
    }

    /** The word {@code null}. */
    record Nothing(Position position) implements Node {}

    /** A substitution that leads nowhere and was reported. */
    record Unresolved(Position position) implements Node {}
}
