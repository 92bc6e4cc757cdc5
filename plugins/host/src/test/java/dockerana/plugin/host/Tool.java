package dockerana.plugin.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** A program of the system's that measures the same by other means, while it runs. Its output is English and without decoration. */
final class Tool implements AutoCloseable {
    private final Process process;
    private final BufferedReader output;

    Tool(String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(Map.of("LC_ALL", "C", "S_COLORS", "never"));
        process = builder.start();
        output = process.inputReader();
    }

    /** Everything it says until it ends. */
    static List<String> output(String... command) throws IOException {
        try (Tool tool = new Tool(command)) {
            return tool.output.lines().toList();
        }
    }

    /** The next line that begins with a word, when it comes. */
    String line(String firstWord) throws IOException {
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.stripLeading().startsWith(firstWord)) {
                return line;
            }
        }
        throw new IOException(process.info().command().orElse("the program") + " ended without a line of " + firstWord);
    }

    /** The next line, when it comes. */
    String line() throws IOException {
        return line("");
    }

    /** The lines up to the next empty one. */
    List<String> block() throws IOException {
        return output.lines().takeWhile(line -> !line.isBlank()).toList();
    }

    /** The words of a line, by those of the line above it. */
    record Columns(List<String> names, List<String> words) {
        static Columns of(String head, String line) {
            return new Columns(Tool.words(head), Tool.words(line));
        }

        String word(String name) {
            assertThat(names).contains(name);
            return words.get(names.indexOf(name));
        }

        double number(String name) {
            return Double.parseDouble(word(name));
        }
    }

    static List<String> words(String line) {
        return List.of(line.strip().split("\\s+", -1));
    }

    @Override
    public void close() {
        process.destroy();
    }
}
