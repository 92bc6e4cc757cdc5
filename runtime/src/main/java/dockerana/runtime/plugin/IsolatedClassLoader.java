package dockerana.runtime.plugin;

import java.net.URL;
import java.net.URLClassLoader;
import java.security.CodeSource;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sees the JDK and the api, then what the plugins it depends on export, then its own jars: what all have in common is the same class for
 * all, whatever a plugin carries itself.
 */
final class IsolatedClassLoader extends URLClassLoader {
    static {
        registerAsParallelCapable();
    }

    private final Map<String, ClassLoader> exports;
    private final Optional<ClassLoader> agent;
    private final URL jar;

    /**
     * @param jars its own, the one that is the plugin first
     * @param exports the classes of other plugins that this one can see, with who has them
     * @param agent defines the classes of the plugin, if it is on the {@link ClassPath}
     */
    IsolatedClassLoader(
            String plugin,
            URL[] jars,
            ApiClassLoader api,
            Map<String, ClassLoader> exports,
            Optional<ClassLoader> agent) {
        super(plugin, jars, api);
        this.jar = jars[0];
        this.exports = Map.copyOf(exports);
        this.agent = agent;
    }

    boolean isDefinedByAgent() {
        return agent.isPresent();
    }

    /** Whether a class is the plugin's own, and not what it sees in others. */
    boolean owns(Class<?> type) {
        return agent.isEmpty() ? equals(type.getClassLoader()) : isInJar(type);
    }

    /** A class that is nested in an exported one is exported with it. */
    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        int nested = name.indexOf('$');
        ClassLoader exporter = exports.get(nested < 0 ? name : name.substring(0, nested));
        if (exporter != null) {
            return exporter.loadClass(name);
        }
        if (agent.isEmpty()) {
            return super.findClass(name);
        }
        Class<?> found = agent.get().loadClass(name);
        if (!isInJar(found)) { // the agent's own, or another plugin's
            throw new ClassNotFoundException(name);
        }
        return found;
    }

    private boolean isInJar(Class<?> type) {
        @Nullable CodeSource source = type.getProtectionDomain().getCodeSource();
        return source != null && jar.getPath().equals(source.getLocation().getPath());
    }
}
