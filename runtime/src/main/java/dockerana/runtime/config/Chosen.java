package dockerana.runtime.config;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Options with another choice for one of them. */
final class Chosen {
    private Chosen() {}

    /** Empty if there is no option of that name that may be that word, or nothing else can be with it. */
    static Optional<Record> of(Record options, String option, String word) {
        RecordComponent[] components = options.getClass().getRecordComponents();
        for (int i = 0; i < components.length; i++) {
            if (components[i].getName().equals(option)) {
                int at = i;
                return constant(components[i], word).flatMap(choice -> replaced(options, components, at, choice));
            }
        }
        return Optional.empty();
    }

    private static Optional<Object> constant(RecordComponent option, String word) {
        Object[] constants = option.getType().getEnumConstants();
        String name = word.toUpperCase(Locale.ROOT).replace('-', '_');
        return constants == null
                ? Optional.empty()
                : Arrays.stream(constants)
                        .filter(constant -> ((Enum<?>) constant).name().equals(name))
                        .findFirst();
    }

    private static Optional<Record> replaced(Record options, RecordComponent[] components, int at, Object choice) {
        try {
            Object[] values = new Object[components.length];
            for (int i = 0; i < values.length; i++) {
                Method accessor = components[i].getAccessor();
                accessor.setAccessible(true);
                values[i] = i == at ? choice : accessor.invoke(options);
            }
            Constructor<? extends Record> constructor = options.getClass()
                    .getDeclaredConstructor(Arrays.stream(components)
                            .map(RecordComponent::getType)
                            .toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return Optional.of(constructor.newInstance(values));
        } catch (InvocationTargetException e) { // it does not go with another option
            return Optional.empty();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
