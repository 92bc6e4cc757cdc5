package dockerana.plugin.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadingTest {
    @ParameterizedTest
    @CsvSource({
        "0, bytes, false, 0 B",
        "999, bytes, false, 999 B",
        "1000, bytes, false, 1.0 KiB",
        "1048575, bytes, true, 1.0 MiB/s",
        "25216516096, bytes, false, 23.5 GiB",
        "12.34, percent, false, 12.3%",
        "99.96, percent, false, 100%",
        "0.0123, seconds, true, 1.2%",
        "0.0013, seconds, false, 1.3 ms",
        "59.9, seconds, false, 59.9 s",
        "3599, seconds, false, 59 min",
        "7500, seconds, false, 2 h 05 min",
        "304400, seconds, false, 3 d 12 h",
        "0.225, '', false, 0.23",
        "3, '', false, 3",
        "1234567, '', false, 1.2M",
        "0.1, '', true, 0.1/s",
        "1.5, cores, false, 1.50",
        "7, 'l\u202eights', false, 7 l\\u202eights",
        "NaN, bytes, true, -",
        "Infinity, percent, false, -",
        "-2048, bytes, false, -2.0 KiB"
    })
    void numbersAreShort(double value, String unit, boolean rate, String text) {
        assertThat(new Reading(value, unit, rate).text()).isEqualTo(text);
    }
}
