package dockerana.distribution;

import dockerana.api.Plugin;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/** Makes a plugin's jar of the classes of a package of these tests, as its author's build would. */
final class PluginJar {
    private PluginJar() {}

    /**
     * Packs the package of a door.
     *
     * @param defaults the text of {@code defaults.conf}
     */
    static void of(Class<? extends Plugin> door, Path jar, String defaults) throws Exception {
        Path classes =
                Path.of(door.getProtectionDomain().getCodeSource().getLocation().toURI());
        String folder = door.getPackageName().replace('.', '/');
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file, manifest(door.getPackageName()));
                Stream<Path> members = Files.list(classes.resolve(folder))) {
            put(
                    out,
                    "META-INF/services/" + Plugin.class.getName(),
                    door.getName().getBytes(StandardCharsets.UTF_8));
            put(out, "defaults.conf", defaults.getBytes(StandardCharsets.UTF_8));
            for (Path member : members.toList()) {
                put(out, folder + '/' + member.getFileName(), Files.readAllBytes(member));
            }
        }
    }

    private static Manifest manifest(String packageName) {
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.putValue("Plugin-Id", packageName.substring(packageName.lastIndexOf('.') + 1));
        attributes.putValue("Plugin-Version", "1.0.0");
        attributes.putValue("Plugin-Requires", ">=0.1.0 & <0.2.0");
        return manifest;
    }

    private static void put(JarOutputStream out, String name, byte[] content) throws IOException {
        out.putNextEntry(new JarEntry(name));
        out.write(content);
        out.closeEntry();
    }
}
