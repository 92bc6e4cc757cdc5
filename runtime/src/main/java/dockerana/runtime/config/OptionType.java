package dockerana.runtime.config;

import dockerana.api.Secret;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * An option as the component of a configuration record declares it.
 *
 * @param key as users write it: {@code connect-timeout} for {@code connectTimeout}, {@code max-line} for {@code long maxLineBytes}
 * @param type its type, without {@link Optional}
 * @param optional whether it may be missing
 * @param size whether it is a number of bytes, which needs a unit
 */
record OptionType(String key, Type type, boolean optional, boolean size) {
    private static final String BYTES = "Bytes";

    /** What is added to the key of a secret if the value is in a file. */
    private static final String FILE = "-file";

    /** The options of a record, in its order. */
    static List<OptionType> of(Class<? extends Record> type) {
        return Arrays.stream(type.getRecordComponents()).map(OptionType::of).toList();
    }

    /** Every key that the block of a record may have. */
    static Set<String> keys(Class<? extends Record> type) {
        Set<String> keys = new LinkedHashSet<>();
        for (OptionType option : of(type)) {
            keys.add(option.key);
            if (option.isSecret()) {
                keys.add(option.fileKey());
            }
        }
        return keys;
    }

    boolean isSecret() {
        return type == Secret.class;
    }

    /** The key under which the path of a file may be given instead of a secret. */
    String fileKey() {
        return key + FILE;
    }

    /** What a list or map of this type holds. */
    OptionType element(ParameterizedType generic, int argument) {
        return new OptionType(key, generic.getActualTypeArguments()[argument], false, size);
    }

    private static OptionType of(RecordComponent component) {
        Type declared = component.getGenericType();
        boolean optional = component.getType() == Optional.class;
        Type type = optional ? ((ParameterizedType) declared).getActualTypeArguments()[0] : declared;
        boolean size = (type == long.class || type == Long.class)
                && component.getName().endsWith(BYTES);
        String name = size
                ? component.getName().substring(0, component.getName().length() - BYTES.length())
                : component.getName();
        return new OptionType(kebab(name), type, optional, size);
    }

    private static String kebab(String camel) {
        return camel.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
