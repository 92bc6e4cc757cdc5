package dockerana.runtime.plugin;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.pf4j.DefaultPluginDescriptor;
import org.pf4j.DefaultPluginManager;
import org.pf4j.PluginDependency;
import org.pf4j.PluginDescriptor;
import org.pf4j.PluginDescriptorFinder;
import org.pf4j.PluginLoader;
import org.pf4j.PluginStatusProvider;
import org.pf4j.PluginWrapper;

/** PF4J, which is told what it would otherwise find out by itself: it gets to see what {@link Catalogue} found fit, one by one. The only class that knows it. */
final class Loading extends DefaultPluginManager {
    private final ApiClassLoader api = new ApiClassLoader(Plugins.class.getClassLoader());
    private final Version release;
    private final ClassPath classPath;
    private final Map<Path, PluginDescriptor> descriptors = new HashMap<>();
    private final Map<Path, Candidate> candidates = new HashMap<>();

    Loading(Path directory, Version release, ClassPath classPath) {
        super(directory);
        this.release = release;
        this.classPath = classPath;
    }

    IsolatedClassLoader load(Candidate candidate, List<String> needed) throws UnfitPlugin {
        DefaultPluginDescriptor descriptor = new DefaultPluginDescriptor(
                candidate.id(), "", "", candidate.manifest().version().toString(), "*", "", "");
        needed.forEach(id -> descriptor.addDependency(new PluginDependency(id)));
        descriptors.put(candidate.file(), descriptor);
        candidates.put(candidate.file(), candidate);
        try {
            return (IsolatedClassLoader) getPluginClassLoader(loadPlugin(candidate.file()));
        } catch (RuntimeException e) { // what the catalogue did not foresee costs this plugin, not the others
            throw new UnfitPlugin("it cannot be loaded: " + e, "report it to its maker");
        }
    }

    /** All, and closes their jars. */
    void unload() {
        unloadPlugins(); // not stopPlugins: PF4J 3.15.0 changes the list that it walks through
    }

    void unload(Candidate candidate) {
        if (getPlugin(candidate.id()) != null) {
            unloadPlugin(candidate.id());
        }
    }

    /** The classes of other plugins that this one can see, with who has them. */
    private Map<String, ClassLoader> exports(PluginDescriptor descriptor) {
        Map<String, ClassLoader> exports = new HashMap<>();
        for (PluginDependency dependency : descriptor.getDependencies()) {
            PluginWrapper exporter = getPlugin(dependency.getPluginId());
            for (String name : candidate(exporter.getPluginPath()).manifest().exports()) {
                exports.put(name, exporter.getPluginClassLoader());
            }
        }
        return exports;
    }

    /** Whoever defines a plugin's classes has to define those of others that they refer to. */
    private Optional<ClassLoader> definer(Candidate candidate, PluginDescriptor descriptor) {
        boolean together = descriptor.getDependencies().stream()
                .map(dependency -> getPluginClassLoader(dependency.getPluginId()))
                .allMatch(loader -> ((IsolatedClassLoader) loader).isDefinedByAgent());
        return together ? classPath.definer(candidate, release) : Optional.empty();
    }

    private Candidate candidate(Path file) {
        return Objects.requireNonNull(candidates.get(file));
    }

    @Override
    protected PluginDescriptorFinder createPluginDescriptorFinder() {
        return new PluginDescriptorFinder() {
            @Override
            public boolean isApplicable(Path file) {
                return true;
            }

            @Override
            public PluginDescriptor find(Path file) {
                return Objects.requireNonNull(descriptors.get(file));
            }
        };
    }

    @Override
    protected PluginLoader createPluginLoader() {
        return new PluginLoader() {
            @Override
            public boolean isApplicable(Path file) {
                return true;
            }

            @Override
            public ClassLoader loadPlugin(Path file, PluginDescriptor descriptor) {
                return new IsolatedClassLoader(
                        descriptor.getPluginId(),
                        candidate(file).urls(),
                        api,
                        exports(descriptor),
                        definer(candidate(file), descriptor));
            }
        };
    }

    /** PF4J's own would look for lists of disabled plugins among the jars. */
    @Override
    protected PluginStatusProvider createPluginStatusProvider() {
        return new PluginStatusProvider() {
            @Override
            public boolean isPluginDisabled(String id) {
                return false;
            }

            @Override
            public void disablePlugin(String id) {}

            @Override
            public void enablePlugin(String id) {}
        };
    }
}
