package dockerana.plugin.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dockerana.api.LogRecord;
import dockerana.plugin.docker.Container;
import dockerana.testkit.CollectedSamples;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Patterns in the lines of containers: what is counted, of which lines, and what their records tell. */
class PatternsTest {
    private static final String OF_WEB = "containers.web.logs.patterns.";

    @TempDir
    private Path directory;

    private Agency agency;

    @BeforeEach
    void begin() {
        agency = new Agency(directory);
    }

    @AfterEach
    void end() {
        agency.close();
    }

    static PatternConfig pattern(String match) {
        return pattern(match, List.of("*"), PatternConfig.StreamChoice.BOTH);
    }

    static PatternConfig pattern(String match, List<String> containers, PatternConfig.StreamChoice stream) {
        return new PatternConfig(Match.parse(match), Optional.empty(), Optional.of(containers), Optional.of(stream));
    }

    private void say(String json) throws Exception {
        agency.log.write("stdout", json, JsonLog.EPOCH);
    }

    private CollectedSamples read() throws Exception {
        agency.read(Given.fresh(agency.log.path));
        return agency.collect();
    }

    @Test
    void linesInWhichItIsFoundAreCountedOnceAndTheirValuesMeasured() throws Exception {
        PatternConfig slow = new PatternConfig(
                Match.parse("took (?<value>[0-9.]+)ms"), Optional.of(0.001), Optional.empty(), Optional.empty());
        agency.start(Map.of("slow", slow));
        for (int i = 1; i <= 100; i++) {
            say("it took %d.5ms, and the next took 9999ms\\n".formatted(1000 * i));
        }
        say("nothing of interest\\n");

        CollectedSamples samples = read();

        assertThat(samples.value(OF_WEB + "slow.matches")).isEqualTo(100);
        assertThat(samples.value(OF_WEB + "slow.mean")).isCloseTo(50.5005, within(1e-9));
        assertThat(samples.value(OF_WEB + "slow.min")).isEqualTo(1.0005);
        assertThat(samples.value(OF_WEB + "slow.max")).isEqualTo(100.0005);
        assertThat(samples.value(OF_WEB + "slow.p50")).isCloseTo(50, within(0.5));
        assertThat(samples.value(OF_WEB + "slow.p95")).isCloseTo(95, within(0.95));
        assertThat(samples.value(OF_WEB + "slow.p99")).isCloseTo(99, within(0.99));
    }

    @Test
    void anIntervalWithoutValuesHasNoneAndTheTotalStays() throws Exception {
        agency.start(Map.of("slow", pattern("took (?<value>.*)")));
        say("took 5\\n");
        read();

        assertThat(read().values())
                .containsEntry(OF_WEB + "slow.matches", 1.0)
                .doesNotContainKeys(OF_WEB + "slow.mean", OF_WEB + "slow.p99");

        say("took 7\\n");
        assertThat(read().values()).containsEntry(OF_WEB + "slow.min", 7.0).containsEntry(OF_WEB + "slow.max", 7.0);
    }

    @Test
    void whatIsNoNumberOrOutOfBoundsIsCountedAndNotMeasured() throws Exception {
        agency.start(Map.of("slow", pattern("took (?<value>\\S*)")));
        for (String value : List.of("NaN", "", "Infinity", "1e400", "-5", "0x10", "5d", "1.2.3", "1e13", "-")) {
            say("took %s\\n".formatted(value));
        }

        assertThat(read().values())
                .containsEntry(OF_WEB + "slow.matches", 10.0)
                .doesNotContainKey(OF_WEB + "slow.mean");

        say("took 1e12\\n");
        say("took 0\\n");
        assertThat(read().values()).containsEntry(OF_WEB + "slow.max", 1e12).containsEntry(OF_WEB + "slow.min", 0.0);
    }

    @Test
    void onlyTheStreamAndTheContainersThatItIsForAreLookedAt() throws Exception {
        agency.start(Map.of(
                "out", pattern("oops", List.of("*"), PatternConfig.StreamChoice.STDOUT),
                "err", pattern("oops", List.of("w*b", "x"), PatternConfig.StreamChoice.STDERR),
                "other", pattern("oops", List.of("we", "db*"), PatternConfig.StreamChoice.BOTH)));
        agency.log.write("stderr", "oops\\n", JsonLog.EPOCH);
        agency.log.write("stderr", "oops\\n", JsonLog.EPOCH);
        say("oops\\n");

        assertThat(read().values())
                .containsEntry(OF_WEB + "out.matches", 1.0)
                .containsEntry(OF_WEB + "err.matches", 2.0)
                .doesNotContainKey(OF_WEB + "other.matches");
    }

    @Test
    void aPatternGoesByTheNameThatAContainerHasNow() throws Exception {
        agency.start(Map.of("oops", pattern("oops", List.of("shop"), PatternConfig.StreamChoice.BOTH)));
        Container web = Given.fresh(agency.log.path);
        Container shop = Given.container(
                "shop",
                "running",
                agency.log.path,
                web.created(),
                web.startedAt().orElseThrow(),
                Optional.empty());
        say("oops\\n");
        agency.read(web);
        say("oops\\n");
        agency.read(shop);

        assertThat(agency.collect().values())
                .containsEntry("containers.shop.logs.patterns.oops.matches", 1.0)
                .doesNotContainKey(OF_WEB + "oops.matches");
    }

    @Test
    void aLineIsLookedAtAsItsRecordHasIt() throws Exception {
        agency.start(Map.of(
                "colour", pattern("^all is well$"),
                "parts", pattern("first and second"),
                "letters", pattern("^na\\p{L}ve \"caf.\"$"),
                "open", pattern("no newline$")));
        say("\\u001b[32mall is \\u001b[1mwell\\u001b[0m\\r\\n");
        say("first and");
        say(" second\\n");
        say("naïve \\\"caf\\u00e9\\\"\\n");
        say("no newline");
        agency.read(Given.fresh(agency.log.path));
        assertThat(agency.collect().values()).doesNotContainKey(OF_WEB + "open.matches");
        agency.read(Given.in("exited", Given.fresh(agency.log.path)));

        assertThat(agency.collect().values())
                .containsEntry(OF_WEB + "colour.matches", 1.0)
                .containsEntry(OF_WEB + "parts.matches", 1.0)
                .containsEntry(OF_WEB + "letters.matches", 1.0)
                .containsEntry(OF_WEB + "open.matches", 1.0);
    }

    /** What is sent later is read again, which must not count. */
    @Test
    void aLineCountsOnceHoweverOftenItIsReadToBeSent() throws Exception {
        agency.start(Map.of("oops", pattern("oops")));
        agency.received.full = true;
        for (int i = 0; i < 10; i++) {
            say("oops\\n");
            read();
        }
        agency.received.full = false;

        assertThat(read().value(OF_WEB + "oops.matches")).isEqualTo(10);
        assertThat(agency.received.texts()).hasSize(10);
    }

    @Test
    void aRecordTellsWhatWasFoundInIt() throws Exception {
        agency.start(Map.of(
                "slow", pattern("took (?<value>[0-9.]+)"),
                "late", pattern("took"),
                "garbage", pattern("(?<value>t)ook")));
        say("it took 12.50\\n");
        say("nothing\\n");
        read();

        assertThat(agency.received.all)
                .extracting(LogRecord::attributes)
                .containsExactly(
                        Map.of("dockerana.patterns", Map.of("slow", "12.5", "late", "", "garbage", "")), Map.of());
    }

    @Test
    void seriesBeyondTheMostAreDroppedAndSaid() throws Exception {
        agency.start(Map.of("a", pattern("^(?<value>[0-9]+)$")));
        Container[] many = new Container[40];
        for (int i = 0; i < many.length; i++) {
            Container web = Given.fresh(agency.log.path);
            many[i] = Given.container(
                    "%064d".formatted(i),
                    "c" + i,
                    "running",
                    agency.log.path,
                    web.created(),
                    web.startedAt().orElseThrow(),
                    Optional.empty());
        }
        say("1\\n");
        agency.read(many);

        assertThat(agency.collect().all().stream()
                        .filter(sample -> sample.series().path().contains(".patterns.")))
                .hasSizeBetween(SeriesLimit.MOST - 6, SeriesLimit.MOST);
        assertThat(agency.tallies().problem().orElseThrow()).contains("200", "'a'");
        assertThat(agency.dropped("patterns")).isPositive();

        agency.read(); // all are gone
        agency.collect();
        assertThat(agency.tallies().problem()).isEmpty();
        agency.read(Given.fresh(agency.log.path));
        assertThat(agency.collect().value(OF_WEB + "a.max")).isEqualTo(1);
    }
}
