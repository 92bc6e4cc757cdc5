package dockerana.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DigitsTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0.0, 0",
        "1, 1",
        "100000, 100000",
        "48.038526209, 48.0385",
        "0.000012345678, 0.0000123457",
        "67108864, 67108864",
        "25276514304.4, 25276514304",
        "-1.5, -1.5",
        "NaN, NaN"
    })
    void aNumberHasNoMoreDigitsThanTellSomething(double number, String shown) {
        assertThat(Digits.of(number)).isEqualTo(shown);
    }
}
