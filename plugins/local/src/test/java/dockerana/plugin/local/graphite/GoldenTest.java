package dockerana.plugin.local.graphite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A real graphite-web and ours are asked the same over the same data: all of {@code golden-queries.txt}. */
@Tag("service")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GoldenTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final GoldenData data = new GoldenData();
    private final Graphite ours = new Graphite(
            data.history(),
            new NoEvents(),
            Limits.forHeap(1L << 30),
            InstantSource.fixed(Instant.ofEpochSecond(data.now)),
            ZoneOffset.UTC);
    private final RealGraphite theirs;

    GoldenTest(@TempDir Path directory) throws IOException {
        theirs = new RealGraphite(directory);
    }

    @BeforeAll
    void fillAndWait() throws IOException, InterruptedException {
        theirs.start().remember(data);
        Instant deadline = Instant.now().plus(PATIENCE);
        while (!isStored()) {
            assertThat(Instant.now()).as("when carbon has stored all").isBefore(deadline);
            TimeUnit.MILLISECONDS.sleep(200); // between two looks
        }
    }

    @AfterAll
    void stop() throws IOException {
        theirs.close();
    }

    private boolean isStored() throws IOException, InterruptedException {
        long expected = data.series.values().stream()
                .mapToLong(points -> Arrays.stream(points.values())
                        .filter(value -> !Double.isNaN(value))
                        .count())
                .sum();
        GoldenQuery query = new GoldenQuery(
                        "/render",
                        Map.of(
                                "target",
                                        List.of(
                                                "golden.*.*.*",
                                                "golden.*.*.*.*",
                                                "golden.*.*.*.*.*",
                                                "golden.*.*.*.*.*.*",
                                                "seriesByTag('name=~tagged')"),
                                "format", List.of("json"),
                                "from", List.of("-3h"),
                                "noNullPoints", List.of("1")))
                .at(data.now);
        long stored = ((List<?>) Json.read(theirs.get(query.pathAndQuery())))
                .stream()
                        .mapToLong(each -> Json.list(each, "datapoints").size())
                        .sum();
        return stored == expected;
    }

    static List<GoldenQuery> queries() {
        return GoldenQuery.all();
    }

    @ParameterizedTest
    @MethodSource("queries")
    void bothAnswerTheSame(GoldenQuery query) throws IOException, InterruptedException {
        GoldenQuery asked = query.at(data.now);
        Object expected = Json.read(theirs.get(asked.pathAndQuery()));

        Object actual = Json.read(answer(asked));

        assertThat(withoutRounding(actual, expected)).isEqualTo(expected);
    }

    /** Of the rest that editors want to know Debian's cannot tell: {@code /functions} needs a Python that is older than Debian's. */
    @Test
    void theVersionIsTheirs() throws IOException, InterruptedException {
        assertThat(new String(ours.version().bytes(), StandardCharsets.US_ASCII))
                .isEqualTo(theirs.get("/version").strip());
    }

    @Test
    void everyFunctionIsAskedFor() {
        String targets = queries().stream()
                .flatMap(query -> query.parameters().getOrDefault("target", List.of()).stream())
                .collect(Collectors.joining("\n"));

        assertThat(((Map<?, ?>) Json.read(ours.functions(Optional.empty()).bytes())).keySet())
                .allSatisfy(name -> assertThat(targets).contains(name + "("));
        assertThat(queries()).hasSizeGreaterThan(300);
    }

    private byte[] answer(GoldenQuery query) {
        Reply reply = switch (query.address()) {
            case "/render" -> ours.render(query.parameters());
            case "/metrics/find" -> ours.find(query.parameters());
            case "/metrics/expand" -> ours.expand(query.parameters());
            case "/tags/autoComplete/tags" -> ours.tags(query.parameters());
            case "/tags/autoComplete/values" -> ours.tagValues(query.parameters());
            default -> throw new AssertionError(query);
        };
        return reply.bytes();
    }

    /** What differs behind the twelfth digit is taken for the same: ours are written with fifteen, and sums made in another order. */
    static Object withoutRounding(Object actual, Object expected) {
        if (actual instanceof List<?> ours && expected instanceof List<?> theirs && ours.size() == theirs.size()) {
            return IntStream.range(0, ours.size())
                    .mapToObj(i -> withoutRounding(ours.get(i), theirs.get(i)))
                    .toList();
        }
        if (actual instanceof Map<?, ?> ours && expected instanceof Map<?, ?> theirs) {
            Map<String, Object> same = new TreeMap<>();
            ours.forEach((key, value) -> {
                Object their = theirs.get(key);
                same.put((String) key, their == null ? value : withoutRounding(value, their));
            });
            return same;
        }
        if (actual instanceof Double ours && expected instanceof Double theirs) {
            return Math.abs(ours - theirs) <= Math.abs(theirs) * 1e-12 ? theirs : ours;
        }
        return actual;
    }
}
