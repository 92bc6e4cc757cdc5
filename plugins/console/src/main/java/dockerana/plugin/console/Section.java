package dockerana.plugin.console;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A part of the table: numbers that belong together. Immutable. */
sealed interface Section {
    /** What they are of, such as {@code memory}. */
    String title();

    /** How many numbers it holds. */
    int size();

    /** Whether it is about the agent itself, of which the header tells already. */
    default boolean isAgentsOwn() {
        return title().equals("agent") || title().startsWith("agent ");
    }

    /** A few single numbers. */
    record Facts(String title, List<Fact> facts) implements Section {
        private static final List<String> HEADLINES = List.of("used", "percent");

        @Override
        public int size() {
            return facts.size();
        }

        /** The percentage that sums up the others. */
        Optional<Fact> headline() {
            return facts.stream()
                    .filter(fact -> fact.reading().unit().equals("percent"))
                    .filter(fact -> HEADLINES.contains(fact.name()))
                    .findFirst();
        }
    }

    /** A number and what it is called. */
    record Fact(String name, Reading reading) {}

    /** The same numbers of several things. */
    record Grid(String title, List<Column> columns, List<Row> rows) implements Section {
        @Override
        public int size() {
            return columns.size() * rows.size();
        }
    }

    /** What stands at the top of a column. */
    record Column(String leaf, String heading) {}

    /** One thing and those numbers that it has, by the leaf of their column. */
    record Row(String name, Map<String, Reading> readings) {}
}
