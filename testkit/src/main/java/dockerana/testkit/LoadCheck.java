package dockerana.testkit;

import dockerana.api.Component;
import dockerana.runtime.plugin.LoadedPlugin;
import dockerana.runtime.plugin.Offer;
import dockerana.runtime.plugin.Plugins;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.jspecify.annotations.Nullable;

/** Has the agent itself load the plugin as a jar. A plugin that is given as a folder gets a manifest for this. */
final class LoadCheck {
    private static final Pattern VERSION = Pattern.compile("\\d+\\.\\d+\\.\\d+");
    private static final String ANY = "1.0.0";

    private final PluginContract contract;

    LoadCheck(PluginContract contract) {
        this.contract = contract;
    }

    void agentLoadsIt() throws Exception {
        Path directory = Files.createTempDirectory("plugins");
        try {
            Path jar = directory.resolve("plugin.jar");
            String api = Files.isDirectory(contract.built()) ? pack(jar) : copy(jar);
            try (Plugins plugins = Plugins.load(directory, api)) {
                Broken.unless(
                        plugins.refusals().isEmpty(),
                        "The agent refuses the plugin: " + plugins.refusals(),
                        "see what it says");
                Broken.unless(
                        types(plugins.loaded()).equals(expected()),
                        "The agent finds %s in the plugin, not %s".formatted(types(plugins.loaded()), expected()),
                        "name one door in META-INF/services, the one of this contract");
            }
        } finally {
            delete(directory);
        }
    }

    private List<String> expected() {
        return contract.plugin().components().stream().map(Component::type).toList();
    }

    private static List<String> types(List<LoadedPlugin> loaded) {
        return loaded.stream()
                .flatMap(plugin -> plugin.components().stream().map(component -> new Offer(plugin, component)))
                .map(offer -> offer.component().type())
                .toList();
    }

    /** Returns the version of the api that the jar asks for. */
    private String copy(Path jar) throws IOException {
        Files.copy(contract.built(), jar);
        try (JarFile file = new JarFile(jar.toFile())) {
            @Nullable Manifest manifest = file.getManifest();
            String requires =
                    manifest == null ? null : manifest.getMainAttributes().getValue("Plugin-Requires");
            Matcher version = VERSION.matcher(requires == null ? "" : requires);
            return version.find() ? version.group() : ANY;
        }
    }

    /** Returns the version of the api that the jar asks for. */
    private String pack(Path jar) throws IOException {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.putValue("Plugin-Id", "under-test");
        main.putValue("Plugin-Version", ANY);
        main.putValue("Plugin-Requires", ">=" + ANY);
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out, manifest)) {
            for (Map.Entry<String, byte[]> file : files().entrySet()) {
                entries.putNextEntry(new ZipEntry(file.getKey()));
                entries.write(file.getValue());
                entries.closeEntry();
            }
        }
        return ANY;
    }

    private NavigableMap<String, byte[]> files() throws IOException {
        NavigableMap<String, byte[]> files = BuiltPlugin.files(contract.built());
        for (Class<?> carried : contract.carries()) {
            BuiltPlugin.files(BuiltPlugin.of(carried)).forEach(files::putIfAbsent);
        }
        files.remove(JarFile.MANIFEST_NAME);
        return files;
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
