package dockerana.plugin.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;

import dockerana.api.LogRecord.Kind;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which index is whose. */
class IndicesTest {
    private final Indices daily = new Indices("dockerana", false);

    @Test
    void aDayHasAnIndexForEachKind() {
        long day = LocalDate.of(2026, 11, 3).toEpochDay();
        assertThat(daily.of(Kind.LOG, day)).isEqualTo("dockerana-logs-2026.11.03");
        assertThat(daily.of(Kind.EVENT, day)).isEqualTo("dockerana-events-2026.11.03");
        assertThat(daily.day("dockerana-events-2026.11.03")).contains(LocalDate.of(2026, 11, 3));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dockerana-logs-2026.11.3",
                "dockerana-logs-2026.13.03",
                "dockerana-logs-2026.02.30",
                "dockerana-logs-2026.11.03-copy",
                "dockerana-logs-",
                "dockerana-metrics-2026.11.03",
                "other-logs-2026.11.03",
                "my-dockerana-logs-2026.11.03"
            })
    void noOtherIndexIsItsOwn(String index) {
        assertThat(daily.day(index)).isEmpty();
    }

    @Test
    void dataStreamsHaveNoDays() {
        Indices streams = new Indices("dockerana", true);
        assertThat(streams.of(Kind.LOG, 1)).isEqualTo("dockerana-logs");
        assertThat(streams.patterns()).containsExactly("dockerana-logs", "dockerana-events");
    }
}
