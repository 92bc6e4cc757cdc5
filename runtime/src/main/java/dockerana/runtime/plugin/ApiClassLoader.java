package dockerana.runtime.plugin;

import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All that plugins see of the agent: the JDK, the api, and what a plugin shares with it besides. Neither libraries nor resources. */
final class ApiClassLoader extends ClassLoader {
    /** Whole packages: what is below {@code org.slf4j} otherwise, such as its way to write lines, is the agent's own. */
    private static final Set<String> SHARED = Set.of(
            "dockerana.api",
            "jakarta.inject",
            "org.jspecify.annotations",
            "org.slf4j",
            "org.slf4j.event",
            "org.slf4j.helpers",
            "org.slf4j.spi");

    private final ClassLoader agent;

    ApiClassLoader(ClassLoader agent) {
        super("dockerana-api", getPlatformClassLoader());
        this.agent = agent;
    }

    /** Whether all plugins have this class in common with the agent, whatever they carry themselves. */
    static boolean isShared(String className) {
        int dot = className.lastIndexOf('.');
        return dot > 0 && SHARED.contains(className.substring(0, dot));
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        if (isShared(name)) {
            return agent.loadClass(name);
        }
        throw new ClassNotFoundException(name);
    }

    @Override
    protected @Nullable URL findResource(String name) {
        return null;
    }

    @Override
    protected Enumeration<URL> findResources(String name) {
        return Collections.emptyEnumeration();
    }
}
