package dockerana.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The word that someone probably meant. */
final class NearestTest {
    @ParameterizedTest
    @CsvSource({"port,port,0", "prot,port,1", "pot,port,1", "portt,port,1", "pork,port,1", "'',port,4"})
    void lettersAddedLeftOutChangedOrSwappedAreCounted(String a, String b, int distance) {
        assertThat(Nearest.distance(a, b)).isEqualTo(distance);
    }

    @Test
    void aWordThatIsNearIsOffered() {
        assertThat(Nearest.hint("prot", List.of("host", "port", "timeout"), "keys"))
                .isEqualTo("; did you mean 'port'?");
    }

    @Test
    void farFromAllTheKnownAreListed() {
        assertThat(Nearest.hint("verbosity", List.of("port", "host"), "keys")).isEqualTo("; known keys are host, port");
    }
}
