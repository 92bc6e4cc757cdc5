package dockerana.runtime.plugin;

import dockerana.api.Component;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The plugins of one folder: those that run, and why the others do not. For one thread at a time.
 */
public final class Plugins implements AutoCloseable {
    private final Loading loading;
    private final List<LoadedPlugin> loaded = new ArrayList<>();
    private final List<Refusal> refusals;

    private Plugins(Path directory, Version release, ClassPath classPath, List<Refusal> refusals) {
        this.loading = new Loading(directory, release, classPath);
        this.refusals = new ArrayList<>(refusals);
    }

    /**
     * Loads what is fit to run. What is not, the folder itself included, is among the {@link #refusals}.
     *
     * @param directory the folder of jars and folders
     * @param apiVersion the version of dockerana-api: x.y.z; a qualifier does not count
     */
    public static Plugins load(Path directory, String apiVersion) {
        return load(directory, apiVersion, WholeJars.none());
    }

    /** The same; what was found whole before is not read from end to end again. */
    public static Plugins load(Path directory, String apiVersion, WholeJars whole) {
        return load(directory, apiVersion, whole, catalogue -> catalogue, ClassPath.ofThisProcess());
    }

    /**
     * Loads only those that may have a type among these words, and what they depend on: every plugin less is time at a start, and memory. All are
     * looked at, and those unfit are refused as ever.
     */
    public static Plugins load(Path directory, String apiVersion, WholeJars whole, Set<String> words) {
        return load(directory, apiVersion, whole, catalogue -> catalogue.only(words), ClassPath.ofThisProcess());
    }

    static Plugins load(
            Path directory, String apiVersion, WholeJars whole, UnaryOperator<Catalogue> choice, ClassPath classPath) {
        Version release = Version.withoutQualifier(apiVersion);
        Catalogue catalogue = choice.apply(Catalogue.read(directory, release, whole));
        List<Candidate> candidates = new ArrayList<>(catalogue.candidates());
        List<Refusal> refusals = new ArrayList<>(catalogue.refusals());
        while (true) {
            Plugins plugins = new Plugins(directory, release, classPath, refusals);
            candidates.forEach(plugins::add);
            Optional<Refusal> clash = plugins.clash();
            if (clash.isEmpty()) {
                return plugins;
            }
            // others may be linked to the one that has to go: start afresh without it
            plugins.close();
            refusals.add(clash.get());
            candidates.removeIf(candidate -> candidate.file().equals(clash.get().file()));
        }
    }

    /** What runs, each after the plugins it depends on. */
    public List<LoadedPlugin> loaded() {
        return List.copyOf(loaded);
    }

    /** What does not run, sorted by file. */
    public List<Refusal> refusals() {
        return refusals.stream().sorted(Comparator.comparing(Refusal::file)).toList();
    }

    /** Everything that can be configured. */
    public List<Offer> offers() {
        return loaded.stream()
                .flatMap(plugin -> plugin.components().stream().map(component -> new Offer(plugin, component)))
                .toList();
    }

    /** What a type stands for. */
    public Optional<Offer> offer(Component.Role role, String type) {
        return offers().stream()
                .filter(offer -> offer.component().role() == role)
                .filter(offer -> offer.component().type().equals(type))
                .findFirst();
    }

    /** Unloads all and closes their jars; what the plugins started must have ended before. */
    @Override
    public void close() {
        loaded.clear();
        loading.unload();
    }

    private void add(Candidate candidate) {
        try {
            List<String> needed = new ArrayList<>();
            for (Dependency dependency : candidate.manifest().dependencies()) {
                dependency
                        .find(candidate, loaded, refusals)
                        .map(LoadedPlugin::id)
                        .ifPresent(needed::add);
            }
            IsolatedClassLoader loader = loading.load(candidate, needed);
            loaded.add(new LoadedPlugin(
                    candidate.id(),
                    candidate.manifest().version().toString(),
                    candidate.manifest().isBuiltIn(),
                    candidate.file(),
                    needed,
                    loader,
                    Door.open(candidate.id(), loader),
                    candidate.defaults()));
        } catch (UnfitPlugin e) {
            loading.unload(candidate);
            refusals.add(e.refusal(candidate.file()));
        }
    }

    /** A plugin that offers what another, whose id sorts before its own, offers already. */
    private Optional<Refusal> clash() {
        Map<String, LoadedPlugin> owners = new HashMap<>();
        for (LoadedPlugin plugin :
                loaded.stream().sorted(Comparator.comparing(LoadedPlugin::id)).toList()) {
            for (Component component : plugin.components()) {
                String offer = "%s '%s'".formatted(component.role().word(), component.type());
                LoadedPlugin owner = owners.putIfAbsent(offer, plugin);
                if (owner != null) {
                    return Optional.of(new UnfitPlugin(
                                    "it (plugin '%s') offers %s and so does %s (plugin '%s')"
                                            .formatted(plugin.id(), offer, owner.file(), owner.id()),
                                    "delete one of the two")
                            .refusal(plugin.file()));
                }
            }
        }
        return Optional.empty();
    }
}
