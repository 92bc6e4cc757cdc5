package dockerana.plugin.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilterTest {
    @ParameterizedTest
    @CsvSource({
        "*, eth0, true",
        "eth*, eth0, true",
        "eth*, veth0, false",
        "*0, eth10, true",
        "*0, eth1, false",
        "eth?, eth0, true",
        "eth?, eth10, false",
        "/var/lib/docker/*, /var/lib/docker/overlay2/x/merged, true",
        "/var/lib/docker/*, /var/lib/docker, false",
        "a*b*c, a-b-b-c, true",
        "a.c, abc, false",
        "eth0, eth0, true"
    })
    void aStarIsAnyTextAndAQuestionMarkOneCharacter(String pattern, String name, boolean expected) {
        assertThat(new Filter(List.of(pattern), List.of()).takes(name)).isEqualTo(expected);
    }

    @Test
    void aLongNameIsNoBurden() {
        String name = "/" + "a".repeat(100_000);

        assertThat(new Filter(List.of("*"), List.of()).takes(name)).isTrue();
        assertThat(new Filter(List.of("*a*a*a*b"), List.of()).takes(name)).isFalse();
    }

    @Test
    void exceptWinsOverOnly() {
        Filter filter = new Filter(List.of("sd*", "nvme*"), List.of("sdb"));

        assertThat(filter.takes("sda")).isTrue();
        assertThat(filter.takes("nvme0n1")).isTrue();
        assertThat(filter.takes("sdb")).isFalse();
        assertThat(filter.takes("vda")).isFalse();
    }
}
