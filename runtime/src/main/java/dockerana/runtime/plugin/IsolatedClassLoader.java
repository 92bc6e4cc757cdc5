package dockerana.runtime.plugin;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.Map;

/**
 * Sees the JDK and the api, then what the plugins it depends on export, then its own jars: what all have in common is the same class for
 * all, whatever a plugin carries itself.
 */
final class IsolatedClassLoader extends URLClassLoader {
    static {
        registerAsParallelCapable();
    }

    private final Map<String, ClassLoader> exports;

    /** @param exports the classes of other plugins that this one can see, with who has them */
    IsolatedClassLoader(String plugin, URL[] jars, ApiClassLoader api, Map<String, ClassLoader> exports) {
        super(plugin, jars, api);
        this.exports = Map.copyOf(exports);
    }

    /** A class that is nested in an exported one is exported with it. */
    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        int nested = name.indexOf('$');
        ClassLoader exporter = exports.get(nested < 0 ? name : name.substring(0, nested));
        return exporter == null ? super.findClass(name) : exporter.loadClass(name);
    }
}
