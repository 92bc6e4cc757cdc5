package dockerana.plugin.logs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dockerana.testkit.FakeClock;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When lines say that they were written. */
class WrittenTest {
    private final FakeClock clock = new FakeClock(Instant.parse("2026-11-26T12:00:00Z"));
    private final Written written = new Written(clock, ZoneId.of("Europe/Berlin"));

    private long nanos(String line) {
        byte[] bytes = line.getBytes(UTF_8);
        return written.nanos(bytes, 0, bytes.length);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-11-26T01:37:24.123456+00:00 web sshd[1]: x | 2026-11-26T01:37:24.123456Z",
                "2026-11-26T01:37:24Z x | 2026-11-26T01:37:24Z",
                "2026-11-26T01:37:24.5-05:30 x | 2026-11-26T07:07:24.5Z",
                "2026-11-26 01:37:24,123 INFO x | 2026-11-26T00:37:24.123Z",
                "2026-11-26 01:37:24 x | 2026-11-26T00:37:24Z",
                "[2026-11-26 01:37:24.25] x | 2026-11-26T00:37:24.25Z",
                "2026/07/26 01:37:24 [error] x | 2026-07-25T23:37:24Z",
                "Nov 26 01:37:24 web sshd[1]: x | 2026-11-26T00:37:24Z",
                "Nov  6 01:37:24 web sshd[1]: x | 2026-11-06T00:37:24Z",
                "Dec 31 23:59:59 web of last year | 2025-12-31T22:59:59Z"
            })
    void theyDoAtTheirBeginning(String line, Instant time) {
        assertThat(nanos(line)).isEqualTo(Stamp.of(time));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[",
                "no time at all in here",
                "2026-13-26T01:37:24Z",
                "2026-02-30 01:37:24 x",
                "2026-11-26T01",
                "Nov 31 01:37:24 x",
                "Nox 26 01:37:24 x",
                "20261126013724 x and more",
                "Nov 26 01-37-24 x"
            })
    void orDoNot(String line) {
        assertThat(nanos(line)).isEqualTo(Stamp.NONE);
    }

    @Test
    void aCutLineIsNotReadBeyondItsEnd() {
        byte[] bytes = "2026-11-26T01:37:24.123456+00:00".getBytes(UTF_8);
        for (int length = 0; length < "2026-11-26T01:37:24".length(); length++) {
            assertThat(written.nanos(bytes, 0, length)).as("%d bytes", length).isEqualTo(Stamp.NONE);
        }
    }
}
