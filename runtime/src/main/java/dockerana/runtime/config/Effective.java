package dockerana.runtime.config;

import java.util.List;

/** The configuration as it takes effect: every option with its value and where that comes from. */
public record Effective(List<Section> sections) {
    /** Copies the list. */
    public Effective {
        sections = List.copyOf(sections);
    }

    /** A line for each option, under the title of its block; origins in a column of their own. */
    public String text() {
        int width = sections.stream()
                .flatMap(section -> section.entries().stream())
                .mapToInt(entry -> line(entry).length())
                .filter(length -> length <= 60)
                .max()
                .orElse(0);
        StringBuilder text = new StringBuilder();
        for (Section section : sections) {
            text.append(text.isEmpty() ? "" : "\n").append(section.title()).append('\n');
            for (Entry entry : section.entries()) {
                String line = line(entry);
                text.append(line)
                        .append(" ".repeat(Math.max(0, width - line.length())))
                        .append("  # ")
                        .append(entry.origin())
                        .append('\n');
            }
        }
        return text.toString();
    }

    private static String line(Entry entry) {
        return "  " + entry.key() + entry.value().map(value -> " = " + value).orElse("");
    }
}
