package dockerana.plugin.logs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import dockerana.runtime.config.ComponentDefaults;
import dockerana.testkit.TestAgent;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One pattern in one text, and what is said of patterns that cannot be. */
class MatchTest {
    private static final int LONG_LINE = 256 * 1024;

    private static boolean isIn(String text, String regex) {
        byte[] bytes = text.getBytes(UTF_8);
        Sought sought = new Sought(0, "it", PatternsTest.pattern(regex));
        return sought.mayBeIn(bytes, bytes.length) && sought.isIn(new Ascii().of(bytes, bytes.length));
    }

    /** Both are where a search that goes back and forth takes time for ever. */
    @ParameterizedTest
    @ValueSource(strings = {"^(a+)+$", "(a|aa)+$", "(.*)(.*)(.*)(.*)(.*)b$", "(a|a|a)*b"})
    @Timeout(120)
    void aHostileLineCannotHangIt(String regex) {
        assertThat(isIn("a".repeat(LONG_LINE - 1) + "!", regex)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "took, it took 5, true",
        "took, it tok 5, false",
        "took?, too, true",
        "took*, too, true",
        "took+, too, false",
        "'took{0,1} 5', too 5, true",
        "(?i)TOOK, it took, true",
        "a|b, b, true",
        "^b, ab, false",
        "b$, ab, true",
        "a.c, abc, true",
        "\\., abc, false",
        "caf\u00e9, le caf\u00e9, true",
        "ab, aab, true",
        "x, '', false",
        "x*, '', true"
    })
    void theGlanceAtTheBytesLosesNothing(String regex, String text, boolean found) {
        assertThat(isIn(text, regex)).isEqualTo(found);
    }

    /** Most lines match nothing. */
    @Test
    void aLineInWhichNothingIsFoundCostsNoMemory() {
        byte[] text = "GET /index.html 200 1234 to nobody, \\\"too slow\\\"".getBytes(UTF_8);
        Line line = new Line();
        line.bytes = text;
        line.to = text.length;
        line.length = text.length + 1;
        line.ended = true;
        line.escaped = true;
        Tallies tallies = new Tallies(Family.CONTAINERS);
        Tally tally = tallies.begin("web", 2, Map.of(), Instant.EPOCH);
        ContainerLogsConfig config =
                Given.config(Start.NOW, Map.of("slow", PatternsTest.pattern("took (?<value>[0-9.]+)ms")));
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = 0;
        try (TestAgent agent = TestAgent.ofSource("logs")) {
            Matching matching = new Matching(new Setup(config, agent, tallies, new JsonFile()), () -> tally);
            matching.describe("web");
            for (int i = 0; i < 200_000; i++) {
                if (i == 100_000) {
                    before = threads.getCurrentThreadAllocatedBytes();
                }
                line.nanos = i;
                matching.take(line);
            }
        }
        assertThat(threads.getCurrentThreadAllocatedBytes() - before)
                .as("bytes for 100,000 lines")
                .isLessThan(50_000);
        assertThat(tally.patternSeries()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "5, 5",
        "0.25, 0.25",
        ".5, 0.5",
        "5., 5",
        "-3, -3",
        "+3, 3",
        "1e3, 1000",
        "1.5E-3, 0.0015",
        "'', NaN",
        "., NaN",
        "-, NaN",
        "1e, NaN",
        "1e+, NaN",
        "e5, NaN",
        "1 , 1",
        "NaN, NaN",
        "0x1, NaN",
        "5f, NaN",
        "'1,5', NaN",
        "\u0665, NaN"
    })
    void aNumberIsWhatIsWrittenAsOne(String text, Double number) {
        assertThat(Decimal.parse(text, 0, text.length())).isEqualTo(number);
        assertThat(Decimal.parse("<" + text + ">", 1, text.length() + 1)).isEqualTo(number);
    }

    private static void refused(String pattern, String... words) {
        assertThatThrownBy(() -> {
                    String defaults = Files.readString(Path.of("src/main/resources/defaults.conf"))
                            .replace("  patterns {}", "  patterns {\n    " + pattern + "\n  }");
                    ComponentDefaults.of(new LogsPlugin().components().getFirst(), defaults)
                            .example();
                })
                .hasMessageContainingAll("defaults.conf:")
                .hasMessageContainingAll(words);
    }

    @Test
    void whatCannotBeIsRefusedWithItsPlace() {
        refused("slow { match = \"took (\" }", "patterns.slow.match", "missing closing )");
        refused("slow { match = \"(?=ahead)\" }", "patterns.slow.match", "RE2");
        refused("slow { match = \"\" }", "patterns.slow.match", "every line");
        refused("slow { match = \"((a{50}){50})\" }", "patterns.slow.match", "too large");
        refused("slow { scale = 2 }", "patterns.slow", "'match'");
        refused("slow { match = a, scale = 2 }", "patterns.slow", "(?<value>");
        refused("slow { match = \"(?<value>a)\", scale = 0 }", "patterns.slow", "more than 0");
        refused("slow { match = a, stream = stdin }", "patterns.slow.stream", "stdout");
        refused("slow { match = a, containers = [] }", "patterns.slow", "empty");
        refused("slow { match = a, container = web }", "unknown key 'container'", "'containers'");
        refused("\"so slow\" { match = a }", "'so slow'", "letters");
        refused("slow = 5", "patterns.slow", "block");
    }

    @Test
    void theExampleOfTheDefaultsIsRight() throws Exception {
        String defaults = Files.readString(Path.of("src/main/resources/defaults.conf"))
                .replace("  # patterns {", "  patterns {")
                .replace("  patterns {}", "");

        ContainerLogsConfig config = (ContainerLogsConfig)
                ComponentDefaults.of(new LogsPlugin().components().getFirst(), defaults)
                        .example();

        assertThat(config.patterns()).containsOnlyKeys("slow").hasEntrySatisfying("slow", slow -> {
            assertThat(slow.match().hasValue()).isTrue();
            assertThat(slow.scale()).contains(0.001);
            assertThat(slow.takes("web17")).isTrue();
            assertThat(slow.takes("db")).isFalse();
            assertThat(slow.takes(Line.STDERR)).isFalse();
        });
    }
}
