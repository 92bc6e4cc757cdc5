package dockerana.runtime.plugin;

import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Another plugin that a plugin builds on: {@code docker}, {@code docker@>=1.2.0 & <2.0.0}, or {@code docker?@…} if it can do without.
 *
 * @param id the other's {@code Plugin-Id}
 * @param optional whether it runs without the other, too
 * @param range which versions of the other will do
 */
record Dependency(String id, boolean optional, VersionRange range) {
    private static final Logger log = LoggerFactory.getLogger(Dependency.class);

    /** @throws IllegalArgumentException if its range is none */
    static Dependency of(String text) {
        int at = text.indexOf('@');
        String name = at < 0 ? text : text.substring(0, at).strip();
        boolean optional = name.endsWith("?");
        return new Dependency(
                optional ? name.substring(0, name.length() - 1) : name,
                optional,
                VersionRange.of(at < 0 ? "*" : text.substring(at + 1)));
    }

    /**
     * The plugin that fulfils it; empty if it is optional and none does.
     *
     * @param dependent who needs it
     * @param loaded what runs already
     * @param refusals what will never run
     */
    Optional<LoadedPlugin> find(Candidate dependent, List<LoadedPlugin> loaded, List<Refusal> refusals)
            throws UnfitPlugin {
        Optional<LoadedPlugin> other =
                loaded.stream().filter(plugin -> plugin.id().equals(id)).findFirst();
        if (other.isPresent() && range.contains(Version.of(other.get().version()))) {
            return other;
        }
        UnfitPlugin missing = other.isPresent() ? wrongVersion(other.get()) : notThere(dependent.directory(), refusals);
        if (!optional) {
            throw missing;
        }
        if (other.isPresent()) {
            log.warn("{} runs without plugin '{}': {}", dependent.file(), id, missing.getMessage());
        }
        return Optional.empty();
    }

    private UnfitPlugin wrongVersion(LoadedPlugin other) {
        return new UnfitPlugin(
                "it needs plugin '%s' %s and %s is %s".formatted(id, range, other.file(), other.version()),
                "get versions of the two that fit");
    }

    private UnfitPlugin notThere(Object directory, List<Refusal> refusals) {
        return refusals.stream()
                .filter(refusal -> refusal.id().equals(Optional.of(id)))
                .findFirst()
                .map(refusal -> new UnfitPlugin(
                        "it needs plugin '%s', which does not run itself".formatted(id),
                        "put %s right first".formatted(refusal.file())))
                .orElseGet(() -> new UnfitPlugin(
                        "it needs plugin '%s', which is not in %s".formatted(id, directory),
                        range.bounds().isEmpty() ? "put it there" : "put it there, version %s".formatted(range)));
    }
}
