package dockerana.runtime.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dockerana.api.Component.Role;
import dockerana.api.Status;
import dockerana.runtime.component.CapturedLog;
import dockerana.runtime.component.Vitals;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WatchTest {
    @ParameterizedTest
    @CsvSource({
        "SOURCE, a reading has not returned for 21 s",
        "SINK, a write has not returned for 21 s",
        "SERVICE, a connect has not returned for 21 s"
    })
    void aCallThatDoesNotReturnIsNamedOnceAndSoIsItsReturn(Role role, String message) {
        try (CapturedLog log = new CapturedLog(role.word() + ".stuck")) {
            Vitals vitals = new Vitals(role, "stuck", "test");
            for (long seconds : new long[] {1, 11, 21, 31}) {
                Watch.tell(vitals, Duration.ofSeconds(seconds), Duration.ofSeconds(15));
            }
            assertThat(vitals.part(0, 0).status().level()).isEqualTo(Status.Level.DEGRADED);
            Watch.tell(vitals, Duration.ZERO, Duration.ofSeconds(15));
            assertThat(vitals.part(0, 0).status().level()).isEqualTo(Status.Level.OK);
            assertThat(log.lines())
                    .satisfiesExactly(
                            line -> assertThat(line).startsWith("WARN").contains(role.word() + " 'stuck': " + message),
                            line -> assertThat(line).startsWith("INFO").contains("has returned"));
        }
    }
}
