package dockerana.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dockerana.api.LogRecord.Kind;
import dockerana.api.LogRecord.Origin;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The small values of the contract. */
class ValuesTest {
    private static final Origin ORIGIN = new Origin(Kind.LOG, "0123abcd/stdout", "file", Map.of());

    record Config() {}

    @Test
    void aGaugesRateIsItsReadingAndACountersIsItsDeltaPerSecond() {
        Series gauge = Metric.gauge("load.1m", "x").of();
        Series counter = Metric.counter("disk.reads", "x").of();
        Batch batch = new Batch(
                "host",
                10_000,
                Duration.ofMillis(2_500).toNanos(),
                new Series[] {gauge, counter, counter},
                new double[] {0.5, 1_000, 1_000},
                new double[] {Double.NaN, 5, Double.NaN});

        assertThat(batch.rate(0)).isEqualTo(0.5);
        assertThat(batch.rate(1)).isCloseTo(2, within(1e-12));
        assertThat(batch.rate(2)).isNaN();
        assertThat(batch.value(1)).isEqualTo(1_000);
        assertThat(batch.slot()).isEqualTo(Instant.ofEpochSecond(10));
        assertThat(batch.size()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({"0, 5", "0, 0", "1000, 1e305"})
    void aRateIsNeverInfinite(long elapsedNanos, double delta) {
        Series counter = Metric.counter("disk.reads", "x").of();
        Batch batch =
                new Batch("host", 0, elapsedNanos, new Series[] {counter}, new double[] {1e306}, new double[] {delta});

        assertThat(batch.rate(0)).isNaN();
    }

    @Test
    void theIdOfARecordIsItsOriginNanosecondAndOrdinal() {
        LogRecord fromTheFile = new LogRecord(ORIGIN, 1_700_000_000_123_456_789L, 2, 400, "a line");
        Origin api = new Origin(Kind.LOG, "0123abcd/stdout", "another session", Map.of("stream", "stdout"));
        LogRecord fromTheApi = new LogRecord(api, 1_700_000_000_123_456_789L, 2, 0, "a line");

        assertThat(fromTheFile.id())
                .isEqualTo("0123abcd/stdout/1700000000123456789/2")
                .isEqualTo(fromTheApi.id());
    }

    @Test
    void recordsCopyTheirAttributesAndRefuseWhatNoSinkCouldSend() {
        Map<String, String> labels = new HashMap<>(Map.of("a", "b"));
        Map<String, Object> attributes = new HashMap<>(Map.of("container.exit_code", 137, "labels", labels));
        LogRecord record = new LogRecord(ORIGIN, 0, 0, 0, "", attributes);
        attributes.clear();
        labels.clear();

        assertThat(record.attributes()).isEqualTo(Map.of("container.exit_code", 137, "labels", Map.of("a", "b")));
        assertThatThrownBy(() -> new LogRecord(ORIGIN, 0, 0, 0, "", Map.of("when", Instant.EPOCH)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'when'")
                .hasMessageContaining("java.time.Instant");
        assertThatThrownBy(() -> new Origin(Kind.EVENT, "k", "f", Map.of("list", List.of())))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aSecretIsNeverPrinted() {
        Secret secret = new Secret("hunter2");

        assertThat("password: " + secret).isEqualTo("password: ***");
        assertThat(secret.reveal()).isEqualTo("hunter2");
        assertThat(Optional.of(secret).toString()).doesNotContain("hunter2");
    }

    @ParameterizedTest
    @CsvSource({"OK, 0, OK", "OK, 1, DEGRADED", "DEGRADED, 0, DEGRADED", "FAILED, 0, FAILED", "FAILED, 1, FAILED"})
    void healthIsTheWorstOfItsPartsAndDegradedByProblems(Status.Level worst, int problems, Status.Level expected) {
        List<Health.Part> parts = List.of(part(Status.Level.OK), part(worst), part(Status.Level.OK));
        List<String> wrong = problems == 0 ? List.of() : List.of("plugin x was refused");

        assertThat(new Health(Instant.EPOCH, parts, wrong).level()).isEqualTo(expected);
    }

    @Test
    void healthWithoutPartsIsOk() {
        assertThat(new Health(Instant.EPOCH, List.of(), List.of()).level()).isEqualTo(Status.Level.OK);
    }

    private static Health.Part part(Status.Level level) {
        Status status = new Status(level, "", Optional.empty(), Optional.empty());
        return new Health.Part(Component.Role.SINK, "id", "type", status, 0, 0, 0, Map.of(), Optional.empty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"host", "container-stats", "names-2014", "x"})
    void aTypeIsMadeOfWords(String type) {
        assertThat(component(type).type()).isEqualTo(type);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Host", "a_b", "a.b", "-a", "a-", "a--b", "2014", "a b", "\u00e4"})
    void anythingElseIsNoType(String type) {
        assertThatThrownBy(() -> component(type))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + type + "'");
    }

    private static Component component(String type) {
        return Component.source(type, Config.class, Source.class, List.of());
    }

    @Test
    void sourcesAndServicesRunOnceAndSinksAsOftenAsConfigured() {
        assertThat(component("a").several()).isFalse();
        assertThat(component("a").asOftenAsConfigured().several()).isTrue();
        assertThat(Component.sink("b", Config.class, Sink.class).several()).isTrue();
        assertThat(Component.service("c", Config.class, Service.class, List.of())
                        .several())
                .isFalse();
        assertThat(Component.Role.SERVICE.word()).isEqualTo("service");
    }

    @Test
    void aStatusSaysWhatToDo() {
        Status status = Status.degraded("cgroup files cannot be read", "mount /sys/fs/cgroup")
                .by("Docker API");

        assertThat(status.level()).isEqualTo(Status.Level.DEGRADED);
        assertThat(status.remedy()).contains("mount /sys/fs/cgroup");
        assertThat(status.way()).contains("Docker API");
        assertThat(Status.ok("fine").remedy()).isEmpty();
        assertThat(Status.failed("gone", "start it").level()).isGreaterThan(Status.Level.DEGRADED);
    }

    @Test
    void aRefusalCarriesThePauseThatWasAskedFor() {
        assertThat(new RefusedException("es:9200 answered 429", Duration.ofSeconds(7)))
                .hasMessage("es:9200 answered 429")
                .extracting(RefusedException::pause)
                .isEqualTo(Duration.ofSeconds(7));
    }
}
