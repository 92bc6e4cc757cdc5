package dockerana.plugin.docker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How long a socket is left alone. */
class GatheringTest {
    private final Gathering gathering = new Gathering(8_000);

    private long after(int count) {
        gathering.pause(count);
        return gathering.next(count);
    }

    @Test
    void aFloodIsReadWithoutAPauseAndWhatComesSlowlyIsGatheredForEverLongerButBriefly() {
        assertThat(after(8_000)).isZero();
        assertThat(after(2_000)).isEqualTo(1);
        assertThat(after(2_000)).isEqualTo(1);
        assertThat(after(100)).isEqualTo(4);
        for (int i = 0; i < 6; i++) {
            assertThat(after(100)).isBetween(8L, 64L);
        }
        assertThat(gathering.next(100)).isEqualTo(64);
        assertThat(after(4_000)).isZero();
    }
}
