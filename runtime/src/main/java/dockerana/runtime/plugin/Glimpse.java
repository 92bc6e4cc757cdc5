package dockerana.runtime.plugin;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/**
 * What a refused plugin still tells of itself, however broken: read from the front, as far as it goes.
 *
 * @param id its {@code Plugin-Id}
 * @param types the names of the blocks in its {@code defaults.conf}
 */
record Glimpse(Optional<String> id, Set<String> types) {
    private static final Pattern STRING_OR_COMMENT = Pattern.compile("\"(?:\\\\.|[^\"\\\\])*\"|(?:#|//).*");
    private static final Pattern BLOCK = Pattern.compile("\\s*([a-z][a-z0-9-]*)\\s*[{=:].*");

    static Glimpse of(Path file) {
        Optional<String> id = Optional.empty();
        Set<String> types = new HashSet<>();
        try {
            for (Path jar : Jars.of(file)) {
                Glimpse glimpse = ofJar(jar);
                id = id.or(glimpse::id);
                types.addAll(glimpse.types());
            }
        } catch (IOException e) { // then nobody knows
        }
        return new Glimpse(id, types);
    }

    private static Glimpse ofJar(Path jar) {
        Optional<String> id = Optional.empty();
        Set<String> types = Set.of();
        try (InputStream file = Files.newInputStream(jar);
                ZipInputStream in = new ZipInputStream(file)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (entry.getName().equals(JarFile.MANIFEST_NAME)) {
                    id = id(new Manifest(in).getMainAttributes());
                } else if (entry.getName().equals(JarContents.DEFAULTS)) {
                    types = blocks(new String(in.readAllBytes(), StandardCharsets.UTF_8));
                }
            }
        } catch (IOException | RuntimeException e) { // as far as it goes
        }
        return new Glimpse(id, types);
    }

    private static Optional<String> id(Attributes attributes) {
        @Nullable String id = attributes.getValue(PluginManifest.ID);
        return Optional.ofNullable(id).map(String::strip).filter(text -> !text.isEmpty());
    }

    /** The names of the outermost blocks, each of which starts a line; the parser of the configuration is not needed for that. */
    private static Set<String> blocks(String conf) {
        Set<String> names = new HashSet<>();
        int depth = 0;
        for (String line : conf.lines().toList()) {
            String text = STRING_OR_COMMENT.matcher(line).replaceAll("");
            Matcher block = BLOCK.matcher(text);
            if (depth == 0 && block.matches()) {
                names.add(block.group(1));
            }
            depth += count(text, "{[") - count(text, "}]");
        }
        return names;
    }

    private static int count(String text, String brackets) {
        return (int) text.chars().filter(c -> brackets.indexOf(c) >= 0).count();
    }
}
