package dockerana.api;

import java.util.List;

/**
 * The door of a plugin: a public class with a public constructor without parameters, named in
 * {@code META-INF/services/dockerana.api.Plugin} and found by {@link java.util.ServiceLoader}.
 */
@FunctionalInterface
public interface Plugin {
    /**
     * What this plugin offers. Called once, on the thread that starts the agent, before anything is configured: cheap, and without a touch
     * of the outside world. Whatever it throws keeps this plugin from running, and no other.
     */
    List<Component> components();
}
