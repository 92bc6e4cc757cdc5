package dockerana.runtime.plugin;

import java.util.Arrays;
import java.util.List;
import java.util.jar.Attributes;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the manifest of a plugin's jar says of it.
 *
 * @param requires the versions of the api that it runs on
 * @param exports the classes that plugins which depend on it can see
 */
record PluginManifest(
        String id,
        Version version,
        String provider,
        VersionRange requires,
        List<Dependency> dependencies,
        List<String> exports) {
    static final String ID = "Plugin-Id";
    private static final String VERSION = "Plugin-Version";
    private static final String PROVIDER = "Plugin-Provider";
    private static final String REQUIRES = "Plugin-Requires";
    private static final String DEPENDENCIES = "Plugin-Dependencies";
    private static final String EXPORTS = "Plugin-Exports";

    /** The provider of the plugins that come with the distribution. */
    private static final String OWN = "dockerana";

    private static final int MOST_EXPORTS = 5;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");
    private static final String ASK = "ask its maker for a build that has it right";

    PluginManifest {
        dependencies = List.copyOf(dependencies);
        exports = List.copyOf(exports);
    }

    static PluginManifest of(Attributes attributes) throws UnfitPlugin {
        String id = text(attributes, ID);
        if (id.isEmpty()) {
            throw new UnfitPlugin(
                    "its manifest has no Plugin-Id",
                    "delete it if it is no plugin, else ask its maker for a build that has one");
        }
        if (!NAME.matcher(id).matches()) {
            throw new UnfitPlugin("its Plugin-Id '%s' is not made of letters, digits, - _ and .".formatted(id), ASK);
        }
        List<String> exports = exports(attributes);
        if (exports.size() > MOST_EXPORTS) {
            throw new UnfitPlugin(
                    "its Plugin-Exports names %d classes, and %d are the most".formatted(exports.size(), MOST_EXPORTS),
                    ASK);
        }
        return new PluginManifest(
                id,
                version(attributes),
                text(attributes, PROVIDER),
                requires(attributes),
                dependencies(attributes),
                exports);
    }

    /** The classes that it lets others see. */
    static List<String> exports(Attributes attributes) {
        return list(attributes, EXPORTS).toList();
    }

    /** Whether it is one of the project's own. */
    boolean isBuiltIn() {
        return provider.equals(OWN);
    }

    /** Refuses it on an api that it was not built for. */
    void checkApi(Version api) throws UnfitPlugin {
        Version builtFor = requires.from().orElse(api);
        if (!api.keepsPromisesOf(builtFor)) {
            throw new UnfitPlugin(
                    "it was built for the plugin API %s and this is %s".formatted(builtFor.line(), api.line()),
                    "get the build for " + api.line());
        }
        if (!requires.contains(api)) {
            throw new UnfitPlugin(
                    "it needs the plugin API %s and this is %s".formatted(requires, api),
                    api.compareTo(builtFor) < 0
                            ? "update Dockerana, or get an older version of it"
                            : "get a newer version of it");
        }
    }

    private static Version version(Attributes attributes) throws UnfitPlugin {
        String version = text(attributes, VERSION);
        if (version.isEmpty()) {
            throw new UnfitPlugin("its manifest has no Plugin-Version", ASK);
        }
        try {
            return Version.of(version);
        } catch (IllegalArgumentException e) {
            throw new UnfitPlugin("its Plugin-Version " + e.getMessage(), ASK);
        }
    }

    private static VersionRange requires(Attributes attributes) throws UnfitPlugin {
        String requires = text(attributes, REQUIRES);
        if (requires.isEmpty()) {
            throw new UnfitPlugin(
                    "its manifest has no Plugin-Requires, so nobody knows which plugin API it was built for", ASK);
        }
        try {
            // a version alone is read as PF4J reads it: that version or later
            VersionRange range = VersionRange.of(
                    Character.isDigit(requires.charAt(0)) && !requires.contains("&") ? ">=" + requires : requires);
            if (range.from().isEmpty()) {
                throw new UnfitPlugin(
                        "its Plugin-Requires '%s' does not say from which plugin API on".formatted(requires), ASK);
            }
            return range;
        } catch (IllegalArgumentException e) {
            throw new UnfitPlugin(
                    "its Plugin-Requires '%s' is no range like '>=0.1.0 & <0.2.0'".formatted(requires), ASK);
        }
    }

    private static List<Dependency> dependencies(Attributes attributes) throws UnfitPlugin {
        try {
            return list(attributes, DEPENDENCIES).map(Dependency::of).toList();
        } catch (IllegalArgumentException e) {
            throw new UnfitPlugin("its Plugin-Dependencies are wrong: " + e.getMessage(), ASK);
        }
    }

    private static Stream<String> list(Attributes attributes, String name) {
        return Arrays.stream(text(attributes, name).split(",", -1))
                .map(String::strip)
                .filter(part -> !part.isEmpty());
    }

    private static String text(Attributes attributes, String name) {
        String value = attributes.getValue(name);
        return value == null ? "" : value.strip();
    }
}
