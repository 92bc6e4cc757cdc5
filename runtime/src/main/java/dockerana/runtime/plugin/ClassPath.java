package dockerana.runtime.plugin;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The class path of the agent, on which the start script puts the plugins that came with it: the start cache keeps classes linked, and their
 * lambdas, only where the JVM's own loader defines them. A plugin from anywhere else is never defined by it.
 *
 * @param jars what is on it
 * @param agent the loader that reads it
 */
record ClassPath(Set<Path> jars, ClassLoader agent) {
    ClassPath {
        jars = Set.copyOf(jars);
    }

    /** That of this process. */
    static ClassPath ofThisProcess() {
        return new ClassPath(
                Arrays.stream(System.getProperty("java.class.path").split(":", -1))
                        .map(Path::of)
                        .collect(Collectors.toSet()),
                ClassPath.class.getClassLoader());
    }

    /**
     * The loader that is to define a plugin's classes; empty if it is the plugin's own.
     *
     * @param release the agent's version: plugins that were built with it share classes inside
     */
    Optional<ClassLoader> definer(Candidate plugin, Version release) {
        boolean shipped = plugin.manifest().isBuiltIn()
                && plugin.manifest().version().equals(release)
                && jars.contains(plugin.file());
        return shipped ? Optional.of(agent) : Optional.empty();
    }
}
