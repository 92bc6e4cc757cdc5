package dockerana.plugin.carbon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class HashRingTest {
    private static final int NAMES = 10_000;
    private static final String CHARACTERS = "abcdefghijklmnopqrstuvwxyzABCXYZ0123456789_-.;=~é東\ud83d\udc33";

    static List<Path> cases() throws IOException {
        try (var folders = Files.list(Path.of("src/test/cases/ring"))) {
            return folders.sorted().toList();
        }
    }

    private static HashRing ring(String hash, List<String> servers) {
        return new HashRing(
                new HashType(hash), servers.stream().map(Server::parse).toList());
    }

    /** Each case holds the hash and the servers, and what Debian's graphite-carbon 1.1.7 made of some names. */
    @ParameterizedTest
    @MethodSource("cases")
    void recordedNamesLandWhereCarbonPutThem(Path folder) throws IOException {
        List<String> given = Files.readAllLines(folder.resolve("servers"));
        HashRing ring = ring(given.getFirst(), given.subList(1, given.size()));
        List<String> expected = Files.readAllLines(folder.resolve("expected"));

        assertThat(expected.stream()
                        .map(line -> line.substring(line.indexOf(' ') + 1))
                        .map(name -> ring.server(name) + " " + name))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @Tag("service")
    @CsvSource({
        "carbon_ch, 2, true",
        "carbon_ch, 3, true",
        "carbon_ch, 7, true",
        "carbon_ch, 2, false",
        "carbon_ch, 3, false",
        "carbon_ch, 7, false",
        "fnv1a_ch, 2, true",
        "fnv1a_ch, 3, true",
        "fnv1a_ch, 7, true",
        "fnv1a_ch, 3, false",
    })
    void tenThousandNamesLandWhereCarbonsRouterPutsThem(String hash, int servers, boolean instances) throws Exception {
        List<String> entries = entries(servers, instances);
        List<String> names = names(new Random(servers));
        HashRing ring = ring(hash, entries);
        List<String> arguments = new ArrayList<>(List.of(hash));
        arguments.addAll(entries);

        List<String> carbons = Python.run(
                "ring.py",
                (String.join("\n", names) + "\n").getBytes(StandardCharsets.UTF_8),
                arguments.toArray(String[]::new));

        assertThat(names.stream().map(name -> String.valueOf(ring.server(name))))
                .isEqualTo(carbons);
    }

    private static List<String> entries(int servers, boolean instances) {
        return IntStream.range(0, servers)
                .mapToObj(i -> instances ? "127.0.0.1:" + (2004 + i) + ":" + (char) ('a' + i) : "carbon-" + i + ":2004")
                .toList();
    }

    private static List<String> names(Random random) {
        int[] characters = CHARACTERS.codePoints().toArray();
        return IntStream.range(0, NAMES)
                .mapToObj(i -> random.ints(1 + random.nextInt(80), 0, characters.length)
                        .map(index -> characters[index])
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString())
                .toList();
    }
}
