package dockerana.plugin.elasticsearch;

import dockerana.api.LogRecord.Kind;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How indices are called: one a day for each kind of record, or one data stream.
 *
 * @param name what all of them begin with
 */
record Indices(String name, boolean dataStreams) {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu.MM.dd", Locale.ROOT);

    private String series(Kind kind) {
        return switch (kind) {
            case LOG -> name + "-logs";
            case EVENT -> name + "-events";
        };
    }

    /** Where the records of a day belong, counted in UTC from 1970. */
    String of(Kind kind, long epochDay) {
        return dataStreams
                ? series(kind)
                : series(kind) + '-' + LocalDate.ofEpochDay(epochDay).format(DAY);
    }

    /** What a template is to match. */
    List<String> patterns() {
        return Stream.of(Kind.values())
                .map(kind -> dataStreams ? series(kind) : series(kind) + "-*")
                .toList();
    }

    /** The day of one of these indices; empty for any other index. */
    Optional<LocalDate> day(String index) {
        return Stream.of(Kind.values())
                .map(kind -> series(kind) + '-')
                .filter(index::startsWith)
                .findFirst()
                .flatMap(begin -> parsed(index.substring(begin.length())));
    }

    private static Optional<LocalDate> parsed(String text) {
        try {
            LocalDate day = LocalDate.parse(text, DAY);
            return DAY.format(day).equals(text) ? Optional.of(day) : Optional.empty();
        } catch (DateTimeException e) { // somebody else's
            return Optional.empty();
        }
    }
}
