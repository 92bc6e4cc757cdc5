package dockerana.runtime.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionRangeTest {
    @ParameterizedTest
    @CsvSource({
        "*, 0.0.1, true",
        "1.2.3, 1.2.3, true",
        "1.2.3, 1.2.4, false",
        "=1.2.3, 1.2.3, true",
        ">=1.2.0, 1.10.0, true",
        ">=1.2.0, 1.1.9, false",
        ">1.2.0, 1.2.0, false",
        "<=2.0.0, 2.0.0, true",
        ">=1.2.0 & <2.0.0, 1.99.0, true",
        ">=1.2.0&<2.0.0, 2.0.0, false",
    })
    void admits(String range, String version, boolean admitted) {
        assertThat(VersionRange.of(range).contains(Version.of(version))).isEqualTo(admitted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&", ">=1.2", "~1.2.0", ">=1.0.0 | <0.5.0", "latest", ">=1.0.0 &"})
    void whatIsNoRangeIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> VersionRange.of(text));
    }

    @Test
    void aSnapshotCountsAsWhatItBecomes() {
        assertThat(Version.withoutQualifier("0.1.0-SNAPSHOT")).isEqualTo(Version.of("0.1.0"));
    }
}
