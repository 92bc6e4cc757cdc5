package dockerana.testkit;

import dockerana.api.Agent;
import dockerana.api.Component;
import dockerana.api.Plugin;
import dockerana.api.Service;
import dockerana.api.Sink;
import dockerana.api.Source;
import jakarta.inject.Inject;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The checks behind {@link PluginContract} that look at each offer. */
final class OfferChecks {
    private final List<Component> components;

    OfferChecks(Plugin plugin) {
        this.components = plugin.components();
    }

    void classesFitTheirRoles() {
        for (Component component : components) {
            Class<?> wanted = switch (component.role()) {
                case SOURCE -> Source.class;
                case SINK -> Sink.class;
                case SERVICE -> Service.class;
            };
            Class<?> implementation = component.implementation();
            Broken.unless(
                    wanted.isAssignableFrom(implementation) && !Modifier.isAbstract(implementation.getModifiers()),
                    "'%s' is offered as a %s, which %s is not"
                            .formatted(component.type(), component.role().word(), implementation.getName()),
                    "offer a class that implements %s and can be built".formatted(wanted.getSimpleName()));
            Broken.unless(
                    component.role() != Component.Role.SERVICE || !component.several(),
                    "Several services '%s' may run".formatted(component.type()),
                    "offer a service once: its class is what dependents ask for");
        }
    }

    void constructorsAskForWhatIsThere() {
        for (Component component : components) {
            Constructor<?> constructor = constructor(component.implementation());
            for (Type asked : constructor.getGenericParameterTypes()) {
                Broken.unless(
                        asked == component.config() || asked == Agent.class || isService(asked),
                        "The constructor of %s asks for a %s"
                                .formatted(component.implementation().getName(), asked.getTypeName()),
                        "ask for the configuration record %s, for Agent, and for services only"
                                .formatted(component.config().getSimpleName()));
            }
        }
    }

    private static boolean isService(Type type) {
        return switch (type) {
            case Class<?> plain -> Service.class.isAssignableFrom(plain);
            case ParameterizedType optional ->
                optional.getRawType() == Optional.class && isService(optional.getActualTypeArguments()[0]);
            default -> false;
        };
    }

    private static Constructor<?> constructor(Class<?> implementation) {
        Constructor<?>[] all = implementation.getDeclaredConstructors();
        List<Constructor<?>> marked = Arrays.stream(all)
                .filter(constructor -> all.length == 1 || constructor.isAnnotationPresent(Inject.class))
                .toList();
        Broken.unless(
                marked.size() == 1,
                "%s has %d constructors, and it is not clear which is meant"
                        .formatted(implementation.getName(), all.length),
                "have one, or mark one with @jakarta.inject.Inject");
        return marked.getFirst();
    }

    void metricsAreDocumented(boolean builtIn) {
        for (Component component : components) {
            PatternChecks.documented(component);
            if (!builtIn) {
                PatternChecks.outside(component);
            }
            Broken.unless(
                    Source.class.isAssignableFrom(component.implementation())
                            || component.metrics().isEmpty(),
                    "'%s' declares metrics, but nothing collects it".formatted(component.type()),
                    "declare metrics of sources, and of services that implement Source");
        }
    }
}
