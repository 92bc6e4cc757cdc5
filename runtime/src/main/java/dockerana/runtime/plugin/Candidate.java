package dockerana.runtime.plugin;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.Attributes;

/**
 * A plugin that is fit to run as far as its files tell.
 *
 * @param file its jar or folder
 * @param jars what its class loader reads, the jar with the manifest first
 * @param manifest what it says of itself
 * @param defaults the text of its {@code defaults.conf}; empty if it has none
 */
record Candidate(Path file, List<Path> jars, PluginManifest manifest, String defaults) {
    private static final String DOOR = "META-INF/services/dockerana.api.Plugin";

    Candidate {
        jars = List.copyOf(jars);
    }

    /** Reads and judges a jar, or a folder of jars of which one is the plugin and the others are its libraries. */
    static Candidate read(Path file, Version api, WholeJars whole) throws UnfitPlugin {
        List<Path> jars = new ArrayList<>();
        JarContents plugin = null;
        for (Path jar : jarsOf(file)) {
            JarContents contents =
                    JarContents.read(jar, jar.equals(file) ? "it" : "its " + Jars.name(jar), whole, Candidate::names);
            if (contents.manifest().getValue(PluginManifest.ID) == null && !jar.equals(file)) {
                jars.addLast(jar);
            } else if (plugin == null) {
                plugin = contents;
                jars.addFirst(jar);
            } else {
                throw new UnfitPlugin(
                        "%s and %s in it are two plugins".formatted(Jars.name(jars.getFirst()), Jars.name(jar)),
                        "give each a folder of its own");
            }
        }
        if (plugin == null) {
            throw new UnfitPlugin("no jar in it has a Plugin-Id", "move it away if it is no plugin");
        }
        PluginManifest manifest = PluginManifest.of(plugin.manifest());
        manifest.checkApi(api);
        checkInside(plugin, manifest);
        return new Candidate(file, jars, manifest, plugin.defaults());
    }

    String id() {
        return manifest.id();
    }

    /** Whether one of its types may be among these words; of one that describes none nobody knows. */
    boolean mayOffer(Set<String> words) {
        boolean describes = false;
        for (int line = 0; line < defaults.length(); line = defaults.indexOf('\n', line) + 1) {
            int end = line;
            while (end < defaults.length() && isOfAType(defaults.charAt(end))) {
                end++;
            }
            if (words.contains(defaults.substring(line, end))) {
                return true;
            }
            describes |= end > line;
            if (defaults.indexOf('\n', end) < 0) {
                break;
            }
        }
        return !describes;
    }

    private static boolean isOfAType(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    }

    /** Where it lies. */
    Path directory() {
        return file.resolveSibling("");
    }

    /** What its class loader reads. */
    URL[] urls() {
        return jars.stream().map(Candidate::url).toArray(URL[]::new);
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new AssertionError(e); // a file can always be told as a URL
        }
    }

    /** What has to be in a plugin. */
    private static Set<String> names(Attributes manifest) {
        Set<String> names = new HashSet<>();
        names.add(DOOR);
        PluginManifest.exports(manifest).forEach(export -> names.add(classFile(export)));
        return names;
    }

    private static String classFile(String name) {
        return name.replace('.', '/') + ".class";
    }

    private static void checkInside(JarContents plugin, PluginManifest manifest) throws UnfitPlugin {
        if (!plugin.has(DOOR)) {
            throw new UnfitPlugin(
                    "it has no door (%s)".formatted(DOOR),
                    "ask its maker for a build that names its Plugin class there");
        }
        for (String export : manifest.exports()) {
            if (!plugin.has(classFile(export))) {
                throw new UnfitPlugin(
                        "its Plugin-Exports names %s, which is not in it".formatted(export),
                        "ask its maker for a build that has it right");
            }
        }
    }

    private static List<Path> jarsOf(Path file) throws UnfitPlugin {
        try {
            return Jars.of(file);
        } catch (IOException e) {
            throw new UnfitPlugin("it cannot be read: " + e, "give the user of the agent read access");
        }
    }
}
