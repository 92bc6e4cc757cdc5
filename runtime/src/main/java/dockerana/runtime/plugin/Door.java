package dockerana.runtime.plugin;

import dockerana.api.Component;
import dockerana.api.Plugin;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks a plugin what it offers: the first moment when its code runs. */
final class Door {
    private static final Logger log = LoggerFactory.getLogger(Door.class);
    private static final String REPORT = "report it to its maker, and run another version of it until then";

    private Door() {}

    /** Opens the doors of one class loader, none that it may see in others. */
    static List<Component> open(String id, IsolatedClassLoader loader) throws UnfitPlugin {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            return components(loader);
        } catch (Throwable e) { // an Error of a plugin, such as of a class that is not there, is its own trouble
            if (e instanceof UnfitPlugin unfit) {
                throw unfit;
            }
            log.debug("The door of plugin '{}' failed", id, e);
            throw new UnfitPlugin("its door failed: " + cause(e), REPORT);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static List<Component> components(IsolatedClassLoader loader) throws UnfitPlugin {
        List<Plugin> doors = ServiceLoader.load(Plugin.class, loader).stream()
                .filter(door -> loader.owns(door.type()))
                .map(ServiceLoader.Provider::get)
                .toList();
        if (doors.isEmpty()) {
            throw new UnfitPlugin("its door names no class of its own", REPORT);
        }
        List<Component> components = new ArrayList<>();
        Set<String> offers = new HashSet<>();
        for (Component component :
                doors.stream().flatMap(door -> door.components().stream()).toList()) {
            String offer = "%s '%s'".formatted(component.role().word(), component.type());
            if (!offers.add(offer)) {
                throw new UnfitPlugin("it offers %s twice".formatted(offer), REPORT);
            }
            components.add(component);
        }
        return components;
    }

    /** What went wrong in the plugin itself, without what ServiceLoader and the JVM wrapped around it. */
    private static Throwable cause(Throwable failure) {
        Throwable cause = failure.getCause();
        return cause != null
                        && (failure instanceof ServiceConfigurationError
                                || failure instanceof ExceptionInInitializerError)
                ? cause(cause)
                : failure;
    }
}
