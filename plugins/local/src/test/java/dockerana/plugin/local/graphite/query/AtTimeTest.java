package dockerana.plugin.local.graphite.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AtTimeTest {
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    /** A Wednesday. */
    private final AtTime clock = new AtTime(seconds("2026-11-25T14:30:20"), ZONE);

    private static long seconds(String local) {
        return LocalDateTime.parse(local).atZone(ZONE).toEpochSecond();
    }

    @ParameterizedTest
    @CsvSource({
        "now, 2026-11-25T14:30:20",
        "'', 2026-11-25T14:30:20",
        "-1h, 2026-11-25T13:30:20",
        "-90min, 2026-11-25T13:00:20",
        "now-5minutes, 2026-11-25T14:25:20",
        "now+1d, 2026-11-26T14:30:20",
        "-1w2d, 2026-11-16T14:30:20",
        "-1mon, 2026-10-26T14:30:20",
        "-1y, 2025-11-25T14:30:20",
        "midnight, 2026-11-25T00:00:00",
        "midnight+30min, 2026-11-25T00:30:00",
        "noon_yesterday, 2026-11-24T12:00:00",
        "teatime tomorrow, 2026-11-26T16:00:00",
        "today, 2026-11-25T00:00:00",
        "6pm today, 2026-11-25T18:00:00",
        "12:30am, 2026-11-25T12:30:00",
        "04:05_20261124, 2026-11-24T04:05:00",
        "20261124, 2026-11-24T00:00:00",
        "11/24/26, 2026-11-24T00:00:00",
        "monday, 2026-11-23T00:00:00",
        "wednesday, 2026-11-25T00:00:00",
        "8:00_friday, 2026-11-20T08:00:00",
        "january 5, 2026-01-05T00:00:00",
        "nov24, 2026-11-24T00:00:00"
    })
    void timesAreReadAsGraphiteReadsThem(String text, String local) {
        assertThat(clock.parse(text)).isEqualTo(seconds(local));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 1795617020L, 99_999_999})
    void secondsAreSeconds(long seconds) {
        assertThat(clock.parse(Long.toString(seconds))).isEqualTo(seconds);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "soon",
                "-1",
                "-1x",
                "-1m",
                "25:00",
                "11/31/26",
                "20261131",
                "now-999999999y",
                "nov",
                "-h",
                "99999999999999999"
            })
    void whatIsNoTimeIsRefused(String text) {
        assertThatThrownBy(() -> clock.parse(text)).isInstanceOf(QueryException.class);
    }
}
