package dockerana.distribution;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is in the archive. */
class ArchiveTest {
    @TempDir
    static Path temporary;

    private static Installation installation;

    @BeforeAll
    static void unpack() throws InterruptedException {
        installation = Installation.in(temporary);
    }

    @Test
    void itHoldsWhatAUserNeeds() {
        assertThat(installation.list("."))
                .containsExactlyInAnyOrder(
                        ".dockerignore",
                        ".env",
                        "bin",
                        "compose.unprivileged.yaml",
                        "compose.yaml",
                        "conf",
                        "dashboards",
                        "docs",
                        "images",
                        "lib",
                        "plugins",
                        "CHANGELOG.md",
                        "LICENSE",
                        "NOTICE",
                        "README.md",
                        "sbom.json");
        assertThat(installation.file("bin/dockerana")).isExecutable();
        assertThat(installation.list("conf")).containsExactly("application.conf", "graphite", "stack");
        assertThat(installation.list("conf/graphite"))
                .containsExactly("storage-aggregation.conf", "storage-schemas.conf");
        assertThat(installation.list("dashboards")).contains("README.md", "dockerana-overview.json", "provisioning");
    }

    @Test
    void everyPluginOfTheCheckoutIsOneJarInIt() throws IOException {
        assertThat(ids(installation.list("plugins"))).isEqualTo(pluginsUnder(Path.of("../plugins")));
    }

    private static List<String> ids(List<String> jars) throws IOException {
        List<String> ids = new ArrayList<>();
        for (String jar : jars) {
            try (JarFile file = new JarFile(installation.file("plugins/" + jar).toFile())) {
                Attributes manifest = file.getManifest().getMainAttributes();
                ids.add(manifest.getValue("Plugin-Id"));
                assertThat(manifest.getValue("Plugin-Version")).as(jar).matches("\\d+\\.\\d+\\.\\d+");
                assertThat(manifest.getValue("Plugin-Requires")).as(jar).isNotBlank();
            }
        }
        return ids;
    }

    /** What has a door; the others are libraries that plugins carry. */
    private static List<String> pluginsUnder(Path folder) throws IOException {
        Path door = Path.of("src/main/resources/META-INF/services/dockerana.api.Plugin");
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> Files.exists(file.resolve(door)))
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void theNoticeAndTheBillOfMaterialsNameEveryLibrary() throws IOException {
        String notice = Files.readString(installation.file("NOTICE"));
        String bill = Files.readString(installation.file("sbom.json"));

        List<String> libraries = installation.list("lib").stream()
                .map(jar -> jar.replaceFirst("-\\d.*", ""))
                .filter(library -> !library.startsWith("dockerana-"))
                .toList();
        assertThat(libraries)
                .isNotEmpty()
                .allSatisfy(library -> assertThat(notice).containsPattern("\n  " + library + " +\\w"))
                .allSatisfy(library -> assertThat(bill).contains("\"name\" : \"" + library + "\""));
    }

    @Test
    void aPluginWithLibrariesInsideNamesThemToo() throws IOException {
        String notice = Files.readString(installation.file("NOTICE"));
        for (String jar : installation.list("plugins")) {
            try (JarFile file = new JarFile(installation.file("plugins/" + jar).toFile())) {
                boolean others = file.stream()
                        .map(JarEntry::getName)
                        .anyMatch(name -> name.endsWith(".class") && !name.startsWith("dockerana/"));
                ZipEntry bill = file.getEntry("META-INF/sbom.json");
                assertThat(bill != null).as(jar).isEqualTo(others);
                if (bill != null) {
                    assertThat(libraries(new String(file.getInputStream(bill).readAllBytes(), UTF_8)))
                            .as(jar)
                            .isNotEmpty()
                            .allSatisfy(library -> assertThat(notice).containsPattern("\n  " + library + " +\\w"));
                }
            }
        }
    }

    private static List<String> libraries(String bill) {
        return Pattern.compile("\"purl\" : \"pkg:maven/[^/]+/([^@]+)@")
                .matcher(bill)
                .results()
                .map(library -> library.group(1))
                .filter(library -> !library.startsWith("dockerana-"))
                .toList();
    }

    /** They are on one class path: whose is found first must not matter. */
    @Test
    void aClassInSeveralJarsIsTheSameInAll() throws IOException {
        Map<String, Long> checksums = new HashMap<>();
        for (String jar : Stream.of("lib", "plugins")
                .flatMap(folder -> installation.list(folder).stream().map(name -> folder + "/" + name))
                .toList()) {
            try (JarFile file = new JarFile(installation.file(jar).toFile())) {
                for (JarEntry entry : Collections.list(file.entries())) {
                    if (entry.getName().endsWith(".class") && !entry.getName().endsWith("-info.class")) {
                        assertThat(checksums.getOrDefault(entry.getName(), entry.getCrc()))
                                .as("%s in %s", entry.getName(), jar)
                                .isEqualTo(entry.getCrc());
                        checksums.put(entry.getName(), entry.getCrc());
                    }
                }
            }
        }
        assertThat(checksums).containsKey("dockerana/plugin/carbon/CarbonPlugin.class");
    }

    @Test
    void theZipHoldsTheSame() throws Exception {
        Path unzipped = Files.createDirectory(temporary.resolve("zip"));
        try (FileSystem zip = FileSystems.newFileSystem(Path.of(Installation.ARCHIVE + ".zip"));
                Stream<Path> files = Files.walk(zip.getPath("/"))) {
            for (Path file : files.toList()) {
                Path copy = unzipped.resolve("." + file);
                Files.createDirectories(copy.getParent());
                if (Files.isRegularFile(file)) {
                    Files.copy(file, copy);
                }
            }
        }
        Path folder = unzipped.resolve(installation.home().getFileName());
        assertThat(Command.run("diff", "-r", installation.home().toString(), folder.toString()))
                .isEqualTo(new Command(0, ""));
    }

    @Test
    void nothingInItTellsWhoBuiltItOrWhen() throws InterruptedException {
        assertThat(Command.run("tar", "--utc", "--numeric-owner", "-tvzf", Installation.ARCHIVE + ".tar.gz")
                        .succeeded()
                        .lines())
                .isNotEmpty()
                .allSatisfy(entry -> assertThat(entry).matches("[-d]rw[-xr]+ 0/0 +\\d+ 2026-01-01 00:00 .*"));
    }
}
