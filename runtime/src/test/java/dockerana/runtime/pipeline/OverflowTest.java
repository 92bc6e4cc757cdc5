package dockerana.runtime.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dockerana.api.Component.Role;
import dockerana.runtime.component.CapturedLog;
import dockerana.runtime.component.Vitals;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class OverflowTest {
    private static final long INTERVAL = Duration.ofSeconds(10).toNanos();

    @Test
    void whatDoesNotFitIsToldOnceAndHowMuchItWasOnceItIsOver() {
        try (CapturedLog log = new CapturedLog("sink.narrow")) {
            Overflow overflow = new Overflow(new Vitals(Role.SINK, "narrow", "carbon"));
            long[] dropped = {0, 0, 500, 900, 900, 1200, 1200, 1200, 1200, 1200, 1200, 1200, 1200, 1200};
            for (int tick = 0; tick < dropped.length; tick++) {
                overflow.look(dropped[tick], tick * INTERVAL);
            }
            overflow.look(1201, dropped.length * INTERVAL);
            assertThat(log.lines())
                    .satisfiesExactly(
                            line -> assertThat(line).startsWith("ERROR").contains("sink 'narrow': its outbox is full"),
                            line -> assertThat(line)
                                    .startsWith("INFO")
                                    .contains("1200 samples and records were dropped"),
                            line -> assertThat(line).startsWith("ERROR"));
        }
    }
}
