package dockerana.runtime.wiring;

import jakarta.inject.Inject;
import java.lang.reflect.Constructor;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** The constructor of a component, and whether it can be given what it asks for. */
final class Constructors {
    private Constructors() {}

    /**
     * The only constructor, or the one that is annotated.
     *
     * @throws IllegalStateException if there is no such constructor
     */
    static Constructor<?> of(Class<?> implementation) {
        List<Constructor<?>> all = List.of(implementation.getDeclaredConstructors());
        List<Constructor<?>> chosen = all.size() == 1
                ? all
                : all.stream()
                        .filter(constructor -> constructor.isAnnotationPresent(Inject.class))
                        .toList();
        if (chosen.size() != 1) {
            throw new IllegalStateException("%s has %d constructors: have one, or mark one with @jakarta.inject.Inject"
                    .formatted(implementation.getName(), all.size()));
        }
        return chosen.getFirst();
    }

    /** What the constructor of a component asks for; nothing if it has none that can be used. */
    static Set<Class<?>> asks(Class<?> implementation) {
        try {
            return Set.of(of(implementation).getParameterTypes());
        } catch (IllegalStateException | LinkageError e) {
            return Set.of(); // reported when it is built
        }
    }

    /** @throws IllegalStateException if it asks for something that is not available */
    static void check(Constructor<?> constructor, Set<Class<?>> available) {
        Arrays.stream(constructor.getParameterTypes())
                .filter(type -> !available.contains(type))
                .findFirst()
                .ifPresent(type -> {
                    throw new IllegalStateException(
                            "%s asks for a %s, which is neither its configuration, Agent, nor a service of its plugin or of one it depends on"
                                    .formatted(constructor.getDeclaringClass().getName(), type.getName()));
                });
    }
}
