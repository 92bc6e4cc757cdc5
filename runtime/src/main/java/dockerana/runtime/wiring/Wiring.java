package dockerana.runtime.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.ProvisionException;
import dockerana.api.Agent;
import dockerana.api.Component;
import dockerana.api.Component.Role;
import dockerana.api.Service;
import java.lang.reflect.Constructor;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Builds components by their constructors; the only class that knows Guice. Each component has an injector of its own: its options and its agent
 * are nobody else's, and a child of a common one would keep the plugin's class loader alive for ever. Safe for any thread.
 */
public final class Wiring {
    private final List<Configured> all;
    private final Map<String, Injector> injectors = new HashMap<>(); // by name
    private final Map<Class<?>, Service> services = new HashMap<>();

    /** @param all everything that is configured, in any order */
    public Wiring(List<Configured> all) {
        this.all = List.copyOf(all);
    }

    /** Has Guice get ready on a thread of its own, while the caller finds out what there is to build: what that takes, its first use would take. */
    public static void prepare() {
        Thread.ofPlatform().name("guice").daemon().start(Guice::createInjector);
    }

    /** Whether the constructor of a component asks for a service, and cannot do without. */
    public static boolean asksFor(Component component, Class<?> service) {
        return Constructors.asks(component.implementation()).contains(service);
    }

    /** Makes a new instance at every call; of a service always the same. What the constructor throws is thrown as it is. */
    public Callable<Object> builder(Configured configured) {
        return configured.component().role() == Role.SERVICE ? () -> service(configured) : () -> build(configured);
    }

    private synchronized Service service(Configured configured) throws Exception {
        Class<?> type = configured.component().implementation();
        Service known = services.get(type);
        if (known == null) {
            known = (Service) build(configured);
            services.put(type, known);
        }
        return known;
    }

    /** Not synchronized: a constructor that never returns delays those who need what it makes, and nobody else. */
    private Object build(Configured configured) throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(configured.plugin().loader());
        try {
            check(configured);
            return injector(configured).getInstance(configured.component().implementation());
        } catch (ProvisionException e) {
            throw unwrapped(e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static Exception unwrapped(ProvisionException e) {
        @Nullable Throwable cause = e.getCause();
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof Exception exception ? exception : e;
    }

    private Set<Class<?>> available(Configured configured) {
        Set<Class<?>> types =
                new HashSet<>(Set.of(Agent.class, configured.component().config()));
        servicesFor(configured).forEach(service -> types.add(service.component().implementation()));
        return types;
    }

    private List<Configured> servicesFor(Configured configured) {
        return all.stream()
                .filter(other -> other.component().role() == Role.SERVICE
                        && !other.name().equals(configured.name()))
                .filter(other -> other.plugin().id().equals(configured.plugin().id())
                        || configured
                                .plugin()
                                .requires()
                                .contains(other.plugin().id()))
                .toList();
    }

    private synchronized Injector injector(Configured configured) {
        return injectors.computeIfAbsent(
                configured.name(), name -> Guice.createInjector(new PartModule(configured, servicesFor(configured))));
    }

    private void check(Configured configured) {
        Constructors.check(Constructors.of(configured.component().implementation()), available(configured));
    }

    /** All that one component may ask for, and itself. */
    private final class PartModule extends AbstractModule {
        private final Configured part;
        private final List<Configured> partServices;

        PartModule(Configured part, List<Configured> partServices) {
            this.part = part;
            this.partServices = partServices;
        }

        @Override
        @SuppressWarnings("unchecked") // a class and its instances, known only as such
        protected void configure() {
            binder().requireExplicitBindings();
            bind((Class<Record>) part.component().config()).toInstance(part.options());
            bind(Agent.class).toInstance(part.agent());
            for (Configured service : partServices) {
                bind((Class<Object>) service.component().implementation()).toProvider(() -> shared(service));
            }
            Class<Object> implementation = (Class<Object>) part.component().implementation();
            Constructor<?> constructor = Constructors.of(implementation);
            Constructors.optionals(constructor)
                    .forEach((optional, service) ->
                            bind((Key<Object>) Key.get(optional)).toProvider(() -> sharedIfThere(service)));
            bind(implementation).toConstructor((Constructor<Object>) constructor);
        }

        private Object sharedIfThere(Class<?> wanted) {
            return partServices.stream()
                    .filter(service -> service.component().implementation() == wanted)
                    .findFirst()
                    .map(this::shared);
        }

        private Object shared(Configured service) {
            try {
                return service(service);
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException(service.name() + " cannot be built: " + e.getMessage(), e);
            }
        }
    }
}
