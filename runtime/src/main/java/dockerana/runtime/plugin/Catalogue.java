package dockerana.runtime.plugin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Everything in {@code plugins/}, judged before any of it is loaded: PF4J alone drops some bad jars silently, and lets others stop the rest.
 *
 * @param candidates what may be loaded, each after the plugins it depends on, else by id
 * @param refusals what is unfit
 */
record Catalogue(List<Candidate> candidates, List<Refusal> refusals) {
    Catalogue {
        candidates = List.copyOf(candidates);
        refusals = List.copyOf(refusals);
    }

    static Catalogue read(Path directory, Version api, WholeJars whole) {
        List<Refusal> refusals = new ArrayList<>();
        List<Candidate> fit = new ArrayList<>();
        for (Path file : files(directory, refusals)) {
            try {
                fit.add(Candidate.read(file, api, whole));
            } catch (UnfitPlugin e) {
                refusals.add(e.refusal(file));
            }
        }
        return new Catalogue(LoadOrder.of(single(fit, refusals), refusals), refusals);
    }

    /** The same with those candidates alone that may have a type among these words, and what they depend on. */
    Catalogue only(Set<String> words) {
        Set<String> wanted = new HashSet<>();
        for (Candidate candidate : candidates.reversed()) { // those that depend on others come first
            if (wanted.contains(candidate.id()) || candidate.mayOffer(words)) {
                wanted.add(candidate.id());
                candidate.manifest().dependencies().forEach(dependency -> wanted.add(dependency.id()));
            }
        }
        return new Catalogue(
                candidates.stream()
                        .filter(candidate -> wanted.contains(candidate.id()))
                        .toList(),
                refusals);
    }

    private static List<Path> files(Path directory, List<Refusal> refusals) {
        List<Path> plugins = new ArrayList<>();
        try {
            for (Path file : Jars.list(directory)) {
                try {
                    if (isPlugin(file)) {
                        plugins.add(file);
                    }
                } catch (UnfitPlugin e) {
                    refusals.add(e.refusal(file));
                }
            }
        } catch (IOException e) {
            refusals.add(new Refusal(
                    directory,
                    Optional.empty(),
                    Set.of(),
                    Files.isDirectory(directory)
                            ? "this folder of plugins cannot be read: " + e
                            : "there is no such folder of plugins",
                    "name the right one with --plugins"));
        }
        return plugins;
    }

    private static boolean isPlugin(Path file) throws UnfitPlugin {
        if (Jars.name(file).endsWith(".zip") && !Files.isDirectory(file)) {
            throw new UnfitPlugin("it is a zip, and a plugin is a jar", "put the jar that is in it here");
        }
        if (Jars.name(file).endsWith(".jar") && !Files.exists(file)) {
            throw new UnfitPlugin("it is a link to nothing", "delete it, or put back what it leads to");
        }
        try {
            return Jars.isJar(file)
                    || (Files.isDirectory(file) && !Jars.of(file).isEmpty());
        } catch (IOException e) {
            throw new UnfitPlugin(
                    "this folder cannot be read: " + e,
                    "give the user of the agent read access, or move it away if it is no plugin");
        }
    }

    /** Of several with one id only the newest; of equals the first. */
    private static List<Candidate> single(List<Candidate> fit, List<Refusal> refusals) {
        Map<String, Candidate> byId = new TreeMap<>();
        List<Candidate> newestFirst = fit.stream()
                .sorted(Comparator.comparing(
                                (Candidate candidate) -> candidate.manifest().version())
                        .reversed())
                .toList(); // stable: equal versions stay sorted by file
        for (Candidate candidate : newestFirst) {
            Candidate running = byId.putIfAbsent(candidate.id(), candidate);
            if (running != null) {
                refusals.add(new UnfitPlugin(duplicate(candidate, running), "delete it").refusal(candidate.file()));
            }
        }
        return List.copyOf(byId.values());
    }

    private static String duplicate(Candidate candidate, Candidate running) {
        Version version = candidate.manifest().version();
        Version other = running.manifest().version();
        return version.equals(other)
                ? "%s is plugin '%s' %s, too".formatted(running.file(), candidate.id(), version)
                : "it is plugin '%s' %s and %s is the newer %s"
                        .formatted(candidate.id(), version, running.file(), other);
    }
}
