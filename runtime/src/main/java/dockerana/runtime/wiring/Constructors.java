package dockerana.runtime.wiring;

import dockerana.api.Service;
import jakarta.inject.Inject;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    /** What the constructor of a component cannot do without; nothing if it has none that can be used. */
    static Set<Class<?>> asks(Class<?> implementation) {
        try {
            return Set.copyOf(List.of(of(implementation).getParameterTypes()));
        } catch (IllegalStateException | LinkageError e) {
            return Set.of(); // reported when it is built
        }
    }

    /** Its parameters that are an {@code Optional} of a service: one that it takes if it runs, and does without otherwise. */
    static Map<ParameterizedType, Class<?>> optionals(Constructor<?> constructor) {
        Map<ParameterizedType, Class<?>> optionals = new LinkedHashMap<>();
        for (Type type : asked(constructor)) {
            if (type instanceof ParameterizedType optional
                    && optional.getRawType() == Optional.class
                    && optional.getActualTypeArguments()[0] instanceof Class<?> service
                    && Service.class.isAssignableFrom(service)) {
                optionals.put(optional, service);
            }
        }
        return optionals;
    }

    /** Looks at generic types only if there may be one that counts: they name classes that may be missing. */
    private static Type[] asked(Constructor<?> constructor) {
        Class<?>[] plain = constructor.getParameterTypes();
        try {
            return List.of(plain).contains(Optional.class) ? constructor.getGenericParameterTypes() : plain;
        } catch (TypeNotPresentException e) {
            throw new IllegalStateException(
                    "%s asks for a %s, which is not there"
                            .formatted(constructor.getDeclaringClass().getName(), e.typeName()),
                    e);
        }
    }

    /** @throws IllegalStateException if it asks for something that is not available */
    static void check(Constructor<?> constructor, Set<Class<?>> available) {
        Map<ParameterizedType, Class<?>> optionals = optionals(constructor);
        for (Type type : asked(constructor)) {
            if (!available.contains(type) && !optionals.containsKey(type)) {
                throw new IllegalStateException(
                        "%s asks for a %s, which is neither its configuration, Agent, nor a service of its plugin or of one it depends on"
                                .formatted(constructor.getDeclaringClass().getName(), type.getTypeName()));
            }
        }
    }
}
