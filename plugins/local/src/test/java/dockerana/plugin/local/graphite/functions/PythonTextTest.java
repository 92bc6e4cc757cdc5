package dockerana.plugin.local.graphite.functions;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PythonTextTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0, 0.0",
        "1, 1, 1.0",
        "-2.5, -2.5, -2.5",
        "100000, 100000, 100000.0",
        "1000000, 1e+06, 1000000.0",
        "1234567, 1.23457e+06, 1234567.0",
        "0.0001, 0.0001, 0.0001",
        "0.00001, 1e-05, 1e-05",
        "0.0000123456789, 1.23457e-05, 1.23456789e-05",
        "1e16, 1e+16, 1e+16",
        "1e15, 1e+15, 1000000000000000.0",
        "0.1, 0.1, 0.1",
        "33.333333333, 33.3333, 33.333333333",
        "1e100, 1e+100, 1e+100"
    })
    void numbersAreWrittenAsPythonWritesThem(double number, String general, String text) {
        assertThat(PythonText.general(number)).isEqualTo(general);
        assertThat(PythonText.of(number)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "2.5, 0, 2",
        "3.5, 0, 4",
        "2.675, 2, 2.67",
        "0.0000005, 6, 0",
        "0.0000015, 6, 0.000002",
        "1234.5, -2, 1200",
        "1e17, 2, 1e17"
    })
    void numbersAreRoundedAsPythonRoundsThem(double number, int digits, double rounded) {
        assertThat(PythonText.round(number, digits)).isEqualTo(rounded);
    }
}
