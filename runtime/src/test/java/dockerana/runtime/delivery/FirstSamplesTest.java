package dockerana.runtime.delivery;

import static dockerana.runtime.delivery.Things.batch;
import static org.assertj.core.api.Assertions.assertThat;

import dockerana.api.Batch;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class FirstSamplesTest {
    private static final Batch ONE = batch(1);

    @Test
    void theyAreCompleteWithTheLastSource() throws Exception {
        FirstSamples first = new FirstSamples(Set.of(ONE.source()));
        CompletableFuture<Long> complete = complete(first);
        assertThat(complete).isNotDone();
        first.delivered(ONE);
        first.delivered(ONE);
        assertThat(complete.get(10, TimeUnit.SECONDS)).isLessThanOrEqualTo(System.nanoTime());
    }

    @Test
    void anotherSourceDoesNotCompleteThem() {
        FirstSamples first = new FirstSamples(Set.of("another"));
        first.delivered(ONE);
        assertThat(complete(first)).isNotDone();
    }

    @Test
    void noneAreWaitedForWhereThereAreNone() throws Exception {
        assertThat(new FirstSamples(Set.of()).await()).isLessThanOrEqualTo(System.nanoTime());
    }

    private static CompletableFuture<Long> complete(FirstSamples first) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return first.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
    }
}
