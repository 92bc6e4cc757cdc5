package dockerana.runtime.component;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What is logged while it is open, from debug on, by the loggers of one component. */
public final class CapturedLog implements AutoCloseable {
    private final PrintStream before = System.err;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final String property;

    /** @param logger a name that no logger has yet: its level is read when it is made */
    public CapturedLog(String logger) {
        this.property = "org.slf4j.simpleLogger.log." + logger;
        System.setProperty(property, "debug");
        System.setErr(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    }

    /** The lines so far, without stack traces and whatever stands before the level. */
    public List<String> lines() {
        return text().lines()
                .filter(line -> line.matches(".*\\b(DEBUG|INFO|WARN|ERROR)\\b.*"))
                .map(line -> line.replaceFirst(".*?\\b(DEBUG|INFO|WARN|ERROR)\\b", "$1"))
                .toList();
    }

    /** All of it. */
    public String text() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        System.setErr(before);
        System.clearProperty(property);
    }
}
