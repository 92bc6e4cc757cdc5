package dockerana.runtime.plugin;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.Deflater;

/** Makes real plugin jars: compiled and packed as a plugin author's build does, and changed where a test wants something to be wrong. */
final class PluginJar {
    static final String DOOR = "META-INF/services/dockerana.api.Plugin";

    private final String name;
    private final Manifest manifest = new Manifest();
    private final Map<String, byte[]> entries = new LinkedHashMap<>();
    private Runnable door = () -> {};

    private PluginJar(String name) {
        this.name = name;
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    }

    /** A jar that is no plugin: a library. */
    static PluginJar library() {
        return new PluginJar("library");
    }

    /** A plugin for the api 0.1 with one source, whose type is the plugin's id. */
    static PluginJar of(String id) {
        return new PluginJar(id)
                .manifest("Plugin-Id", id)
                .manifest("Plugin-Version", "1.0.0")
                .manifest("Plugin-Requires", ">=0.1.0 & <0.2.0")
                .entry(DOOR, "sample.%s.Door".formatted(id))
                .entry("defaults.conf", "# what it does\n%s {\n  # how often\n  often = \"a { # b\"\n}\n".formatted(id))
                .doorThatOffers("\"%s\"".formatted(id), "");
    }

    /**
     * Gives it another door.
     *
     * @param type the expression whose value is the type of its source
     * @param members more members of the door's class
     */
    PluginJar doorThatOffers(String type, String members, Path... classPath) {
        door = () -> source("Door", """
                public final class Door implements dockerana.api.Plugin {
                    public record Config() {}

                    public static final class Measuring implements dockerana.api.Source {
                        @Override
                        public void collect(dockerana.api.Samples samples) {}
                    }

                    @Override
                    public java.util.List<dockerana.api.Component> components() {
                        return java.util.List.of(dockerana.api.Component.source(
                                %s, Config.class, Measuring.class, java.util.List.of()));
                    }

                    %s
                }
                """.formatted(type, members), classPath);
        return this;
    }

    /** Compiles another class of the package that all its classes are in: {@code sample} and its name. */
    PluginJar source(String className, String code, Path... classPath) {
        entries.putAll(Sources.compile("sample." + name, className, code, classPath));
        return this;
    }

    PluginJar manifest(String attribute, String value) {
        manifest.getMainAttributes().putValue(attribute, value);
        return this;
    }

    PluginJar withoutManifest(String attribute) {
        manifest.getMainAttributes().remove(new Attributes.Name(attribute));
        return this;
    }

    PluginJar entry(String name, String text) {
        return entry(name, text.getBytes(StandardCharsets.UTF_8));
    }

    PluginJar entry(String name, byte[] content) {
        entries.put(name, content);
        return this;
    }

    PluginJar without(String entry) {
        entries.remove(entry);
        return this;
    }

    /** Says in a class file that it is made for a Java to come. */
    PluginJar compiledForJava(int feature, String entry) {
        door.run();
        door = () -> {};
        Objects.requireNonNull(entries.get(entry))[7] = (byte) (feature + 44);
        return this;
    }

    /** Puts all classes and resources of a library inside, as a shading build does. */
    PluginJar carrying(Path library) {
        try (JarFile jar = new JarFile(library.toFile())) {
            for (JarEntry entry : Collections.list(jar.entries())) {
                if (!entry.isDirectory() && !entry.getName().equals(JarFile.MANIFEST_NAME)) {
                    try (InputStream in = jar.getInputStream(entry)) {
                        entries.put(entry.getName(), in.readAllBytes());
                    }
                }
            }
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The jar as a file of this name. */
    Path in(Path directory, String name) {
        try {
            Files.createDirectories(directory);
            return Files.write(directory.resolve(name), bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] bytes() {
        door.run();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = bytes;
                JarOutputStream jar = new JarOutputStream(out, manifest)) {
            jar.setLevel(Deflater.NO_COMPRESSION); // tests can find and change what is in it
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                jar.putNextEntry(new JarEntry(entry.getKey()));
                jar.write(entry.getValue());
                jar.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
