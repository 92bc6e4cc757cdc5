package dockerana.runtime.config;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Options with other values for some of them. */
final class Chosen {
    private Chosen() {}

    /** The value of an option; empty if there is none of that name. */
    static Optional<Object> option(Record options, String name) {
        return component(options, name).map(component -> {
            try {
                return value(component, options);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    /** With a word for one of them; empty if there is no option of that name that may be that word, or nothing else can be with it. */
    static Optional<Record> of(Record options, String option, String word) {
        return component(options, option)
                .flatMap(component -> constant(component, word))
                .flatMap(choice -> made(
                        options, component -> component.getName().equals(option) ? choice : value(component, options)));
    }

    /** With some of other options of the same type; empty if those do not go with the rest. */
    static Optional<Record> of(Record options, Collection<String> names, Record others) {
        return made(options, component -> value(component, names.contains(component.getName()) ? others : options));
    }

    private static Optional<RecordComponent> component(Record options, String name) {
        return Arrays.stream(options.getClass().getRecordComponents())
                .filter(component -> component.getName().equals(name))
                .findFirst();
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

    /** Gives an option its value. */
    @FunctionalInterface
    private interface Choice {
        Object of(RecordComponent option) throws ReflectiveOperationException;
    }

    private static Object value(RecordComponent option, Record options) throws ReflectiveOperationException {
        Method accessor = option.getAccessor();
        accessor.setAccessible(true);
        return accessor.invoke(options);
    }

    private static Optional<Record> made(Record options, Choice choice) {
        RecordComponent[] components = options.getClass().getRecordComponents();
        try {
            Object[] values = new Object[components.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = choice.of(components[i]);
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
