package dockerana.runtime.config;

import dockerana.api.Secret;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.math.BigInteger;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Makes the value of an option from its text, more strictly than HOCON does: what a word means depends on the option's type alone. */
final class Scalars {
    private static final Pattern DECIMAL = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");
    private static final Pattern WHOLE = Pattern.compile("-?(0|[1-9][0-9]*)");

    private final Map<Class<?>, Function<String, Object>> known;

    /** @param folder what relative paths start from */
    Scalars(Path folder) {
        known = Map.ofEntries(
                Map.entry(String.class, text -> text),
                Map.entry(int.class, text -> (int) whole(text, Integer.MIN_VALUE, Integer.MAX_VALUE)),
                Map.entry(Integer.class, text -> (int) whole(text, Integer.MIN_VALUE, Integer.MAX_VALUE)),
                Map.entry(long.class, text -> whole(text, Long.MIN_VALUE, Long.MAX_VALUE)),
                Map.entry(Long.class, text -> whole(text, Long.MIN_VALUE, Long.MAX_VALUE)),
                Map.entry(double.class, Scalars::decimal),
                Map.entry(Double.class, Scalars::decimal),
                Map.entry(boolean.class, Scalars::truth),
                Map.entry(Boolean.class, Scalars::truth),
                Map.entry(Duration.class, Units::duration),
                Map.entry(Path.class, text -> path(folder, text)),
                Map.entry(URI.class, Scalars::uri),
                Map.entry(Secret.class, Scalars::secret));
    }

    /** Whether an option may have this type. */
    boolean knows(Class<?> type) {
        return known.containsKey(type) || type.isEnum() || parser(type).isPresent();
    }

    /** @throws IllegalArgumentException if the text is not of that type; the message says what is expected */
    Object convert(Class<?> type, String text) {
        Function<String, Object> conversion = known.get(type);
        if (conversion != null) {
            return conversion.apply(text);
        }
        Optional<Function<String, Object>> parser = parser(type);
        if (parser.isPresent()) {
            return parser.get().apply(text);
        }
        if (type.isEnum()) {
            return constant(type, text);
        }
        throw new IllegalArgumentException(
                "cannot be set: its type %s is none that options have".formatted(type.getName()));
    }

    private static long whole(String text, long least, long most) {
        if (!WHOLE.matcher(text).matches()) {
            throw new IllegalArgumentException("'%s' is not a whole number".formatted(text));
        }
        BigInteger number = new BigInteger(text);
        if (number.compareTo(BigInteger.valueOf(least)) < 0 || number.compareTo(BigInteger.valueOf(most)) > 0) {
            throw new IllegalArgumentException("'%s' is not between %d and %d".formatted(text, least, most));
        }
        return number.longValue();
    }

    private static double decimal(String text) {
        double number = DECIMAL.matcher(text).matches() ? Double.parseDouble(text) : Double.NaN;
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException("'%s' is not a number".formatted(text));
        }
        return number;
    }

    private static boolean truth(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("'%s' is neither true nor false".formatted(text));
        };
    }

    private static Path path(Path folder, String text) {
        try {
            if (text.isBlank()) {
                throw new IllegalArgumentException("is empty; expected the path of a file or folder");
            }
            return folder.resolve(text).normalize();
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("'%s' is not a path: %s".formatted(text, e.getReason()), e);
        }
    }

    private static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("'%s' is not a URI: %s".formatted(text, e.getReason()), e);
        }
    }

    private static Secret secret(String text) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("is empty");
        }
        return new Secret(text);
    }

    private static Object constant(Class<?> type, String text) {
        Map<String, Object> constants = new LinkedHashMap<>();
        for (Object constant : type.getEnumConstants()) {
            constants.put(((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-'), constant);
        }
        Object constant = constants.get(text);
        if (constant == null) {
            throw new IllegalArgumentException("'%s' is not one of %s%s"
                    .formatted(
                            text,
                            String.join(", ", constants.keySet()),
                            Nearest.to(text, constants.keySet())
                                    .map("; did you mean '%s'?"::formatted)
                                    .orElse("")));
        }
        return constant;
    }

    /** A static {@code parse(String)} or a public constructor that takes one String. */
    private static Optional<Function<String, Object>> parser(Class<?> type) {
        Optional<Function<String, Object>> method = Arrays.stream(type.getDeclaredMethods())
                .filter(m ->
                        m.getName().equals("parse") && Modifier.isStatic(m.getModifiers()) && m.getReturnType() == type)
                .filter(m -> Arrays.equals(m.getParameterTypes(), new Class<?>[] {String.class}))
                .findFirst()
                .map(m -> text -> call(() -> invoke(m, text), text));
        return method.or(() -> Arrays.stream(type.getConstructors())
                .filter(c -> Arrays.equals(c.getParameterTypes(), new Class<?>[] {String.class}))
                .findFirst()
                .map(c -> text -> call(() -> build(c, text), text)));
    }

    private static Object invoke(Method parse, String text) throws ReflectiveOperationException {
        parse.setAccessible(true);
        return parse.invoke(null, text);
    }

    private static Object build(Constructor<?> constructor, String text) throws ReflectiveOperationException {
        constructor.setAccessible(true);
        return constructor.newInstance(text);
    }

    private static Object call(Creation creation, String text) {
        try {
            return creation.create();
        } catch (InvocationTargetException e) {
            String reason = Creation.reason(e);
            String message = reason.contains(text) ? reason : "'%s' does not fit: %s".formatted(text, reason);
            throw new IllegalArgumentException(message, e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
