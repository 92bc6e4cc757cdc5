package dockerana.plugin.console;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The terminal behind standard output, as the kernel and {@code stty} know it. The JDK asks for standard input, too, before it calls
 * something a terminal, and knows no size.
 */
final class Tty implements Window {
    private static final Path STANDARD_OUTPUT = Path.of("/proc/self/fd/1");
    private static final Pattern ROWS_AND_COLUMNS = Pattern.compile("([1-9][0-9]{0,3}) ([1-9][0-9]{0,3})");
    private static final int PATIENCE_MILLIS = 500;

    private final Map<String, String> environment;

    /** @param environment where {@code TERM}, {@code NO_COLOR}, {@code COLUMNS} and {@code LINES} stand */
    Tty(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public boolean isTerminal() {
        if (environment.getOrDefault("TERM", "dumb").equals("dumb")) {
            return false;
        }
        try {
            String target = Files.readSymbolicLink(STANDARD_OUTPUT).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException e) {
            return false; // not Linux
        }
    }

    /** Unless somebody asked for none: no-color.org. */
    @Override
    public boolean colour() {
        return environment.getOrDefault("NO_COLOR", "").isEmpty();
    }

    @Override
    public Size size() throws InterruptedException {
        return asked().orElseGet(() -> new Size(number("COLUMNS", 80), number("LINES", 24)));
    }

    private int number(String name, int otherwise) {
        String value = environment.getOrDefault(name, "");
        return value.matches("[1-9][0-9]{0,3}") ? Integer.parseInt(value) : otherwise;
    }

    private static Optional<Size> asked() throws InterruptedException {
        Process stty = null;
        try {
            stty = new ProcessBuilder("stty", "size")
                    .redirectInput(new File(STANDARD_OUTPUT.toString()))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (stty.waitFor(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                String answer = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
                Matcher size = ROWS_AND_COLUMNS.matcher(answer.strip());
                if (size.matches()) {
                    return Optional.of(new Size(Integer.parseInt(size.group(2)), Integer.parseInt(size.group(1))));
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // no stty here
        } finally {
            if (stty != null) {
                stty.destroyForcibly();
            }
        }
    }
}
