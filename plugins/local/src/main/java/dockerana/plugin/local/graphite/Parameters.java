package dockerana.plugin.local.graphite;

import dockerana.plugin.local.graphite.query.AtTime;
import dockerana.plugin.local.graphite.query.QueryException;
import dockerana.plugin.local.history.Span;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a client asks for, from the query string and the form together, decoded.
 *
 * @param values by name, in order
 */
record Parameters(Map<String, List<String>> values) {
    /** All of that name; PHP and Rails put brackets behind it. */
    List<String> all(String name) {
        List<String> plain = values.getOrDefault(name, List.of());
        return plain.isEmpty() ? values.getOrDefault(name + "[]", List.of()) : plain;
    }

    Optional<String> find(String name) {
        List<String> all = values.getOrDefault(name, List.of());
        return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
    }

    /** What has to be there. */
    String get(String name) {
        return find(name)
                .filter(value -> !value.isBlank())
                .orElseThrow(() -> new QueryException("the parameter '%s' is missing".formatted(name)));
    }

    boolean flag(String name) {
        return find(name)
                .filter(value -> value.equals("1") || value.equals("true"))
                .isPresent();
    }

    /** What is no whole number counts as not given. */
    OptionalInt findInteger(String name) {
        return find(name)
                .filter(value -> value.matches("\\d{1,9}"))
                .map(value -> OptionalInt.of(Integer.parseInt(value)))
                .orElse(OptionalInt.empty());
    }

    double number(String name, double otherwise) {
        try {
            return find(name).map(Double::parseDouble).orElse(otherwise);
        } catch (NumberFormatException e) {
            throw new QueryException("'%s' is to be a number, not '%s'".formatted(name, get(name)));
        }
    }

    /** What its times are to be read by. */
    AtTime clock(long now, ZoneId zone) {
        var clock = new AtTime(now, find("tz").map(Parameters::zone).orElse(zone));
        return find("now")
                .map(text -> new AtTime(clock.parse(text), clock.zone()))
                .orElse(clock);
    }

    /** The time between from and until: all that is remembered, unless they are given. */
    Span span(AtTime clock) {
        long from = find("from").filter(Parameters::isTime).map(clock::parse).orElse(0L);
        long until = find("until").filter(Parameters::isTime).map(clock::parse).orElse(clock.now());
        return new Span(Math.clamp(from, 0, clock.now()), Math.max(Math.max(from, until), 0) + 1);
    }

    private static boolean isTime(String text) {
        return !text.isBlank() && !text.equals("-1");
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw new QueryException("'%s' is no time zone; write one like Europe/Berlin".formatted(name));
        }
    }
}
