package dockerana.runtime.cli;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How much the agent says, on standard error. */
enum LogLevel {
    OFF,
    ERROR,
    WARN,
    INFO,
    DEBUG,
    TRACE;

    static Optional<LogLevel> of(String word) {
        return Arrays.stream(values())
                .filter(level -> level.toString().equals(word))
                .findFirst();
    }

    /** Sets up what writes the log; before the first line is logged. */
    void apply() {
        String simple = "org.slf4j.simpleLogger.";
        System.setProperty(simple + "defaultLogLevel", toString());
        System.setProperty(simple + "log.org.pf4j", this == TRACE ? "trace" : "off");
        System.setProperty(simple + "showDateTime", "true");
        System.setProperty(simple + "dateTimeFormat", "yyyy-MM-dd HH:mm:ss.SSS");
        System.setProperty(simple + "showThreadName", "false");
        System.setProperty(simple + "showLogName", "false");
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
