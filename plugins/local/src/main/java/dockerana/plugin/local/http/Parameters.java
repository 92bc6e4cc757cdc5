package dockerana.plugin.local.http;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** The parameters of a query or a form, in the order in which they came. Immutable. */
public final class Parameters {
    private static final int MOST = 2000;

    private final Map<String, List<String>> values;

    private Parameters(Map<String, List<String>> values) {
        this.values = values;
    }

    /**
     * Takes apart what is encoded as {@code application/x-www-form-urlencoded}. What is not encoded though it should be stands for itself: Grafana
     * sends braces as they are.
     *
     * @throws Failure if there are too many
     */
    public static Parameters of(String encoded) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        int count = 0;
        for (int begin = 0; begin < encoded.length(); ) {
            int end = encoded.indexOf('&', begin);
            end = end < 0 ? encoded.length() : end;
            if (end > begin) {
                if (++count > MOST) {
                    throw new Failure(400, "more than " + MOST + " parameters");
                }
                int equals = encoded.indexOf('=', begin);
                int nameEnd = equals < 0 || equals > end ? end : equals;
                values.computeIfAbsent(decoded(encoded.substring(begin, nameEnd), true), name -> new ArrayList<>())
                        .add(decoded(encoded.substring(Math.min(end, nameEnd + 1), end), true));
            }
            begin = end + 1;
        }
        return new Parameters(values);
    }

    /** These, then those. */
    public Parameters and(Parameters others) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        values.forEach((name, list) -> all.put(name, new ArrayList<>(list)));
        others.values.forEach((name, list) ->
                all.computeIfAbsent(name, same -> new ArrayList<>()).addAll(list));
        return new Parameters(all);
    }

    /** All of them. */
    public Map<String, List<String>> asMap() {
        return Map.copyOf(values);
    }

    /** All values of that name. */
    public List<String> all(String name) {
        return List.copyOf(values.getOrDefault(name, List.of()));
    }

    /** The last value of that name. */
    public Optional<String> last(String name) {
        List<String> given = values.getOrDefault(name, List.of());
        return given.isEmpty() ? Optional.empty() : Optional.of(given.getLast());
    }

    /**
     * A number.
     *
     * @throws Failure if it is no finite one
     */
    public OptionalDouble number(String name) {
        Optional<String> given = last(name).filter(text -> !text.isBlank());
        if (given.isEmpty()) {
            return OptionalDouble.empty();
        }
        try {
            double number = Double.parseDouble(given.get());
            if (Double.isFinite(number)) {
                return OptionalDouble.of(number);
            }
        } catch (NumberFormatException e) { // the same answer
        }
        throw new Failure(400, "'" + name + "' must be a number");
    }

    /**
     * How many of something.
     *
     * @throws Failure if it is no whole number from 1 to {@code most}
     */
    public int count(String name, int otherwise, int most) {
        OptionalDouble given = number(name);
        if (given.isEmpty()) {
            return otherwise;
        }
        double count = given.getAsDouble();
        if (count < 1 || count > most || count != Math.rint(count)) {
            throw new Failure(400, "'" + name + "' must be a whole number from 1 to " + most);
        }
        return (int) count;
    }

    static String decoded(String encoded, boolean plusIsBlank) {
        if (encoded.indexOf('%') < 0 && (!plusIsBlank || encoded.indexOf('+') < 0)) {
            return encoded;
        }
        byte[] bytes = encoded.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream plain = new ByteArrayOutputStream(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            int hex = bytes[i] == '%' && i + 2 < bytes.length ? hex(bytes[i + 1], bytes[i + 2]) : -1;
            if (hex >= 0) {
                plain.write(hex);
                i += 2;
            } else {
                plain.write(plusIsBlank && bytes[i] == '+' ? ' ' : bytes[i]);
            }
        }
        return plain.toString(StandardCharsets.UTF_8);
    }

    private static int hex(byte high, byte low) {
        int first = Character.digit(high, 16);
        int second = Character.digit(low, 16);
        return first < 0 || second < 0 ? -1 : (first << 4) | second;
    }
}
