package dockerana.plugin.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dockerana.testkit.TestAgent;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SharedTest {
    private final TestAgent agent = TestAgent.ofService("docker");
    private final Deadlines deadlines = new Deadlines(agent.threads());
    private final Shared<Integer> shared = new Shared<>(deadlines);
    private final AtomicInteger calls = new AtomicInteger();

    @AfterEach
    void stop() {
        deadlines.close();
        agent.close();
    }

    private int ask(String question) throws IOException {
        return shared.answer(question, calls::incrementAndGet);
    }

    @Test
    void whoAsksTheSameAMomentLaterGetsTheSameAnswerAndWhoAsksLaterANewOne() throws Exception {
        assertThat(ask("web")).isEqualTo(1);
        assertThat(ask("web")).isEqualTo(1);
        assertThat(ask("db")).isEqualTo(2);

        Eventually.is("asked anew", Duration.ofSeconds(10), () -> ask("web") > 2);
    }

    @Test
    void whoComesWhileItIsAskedWaitsForThatAnswer() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answered = new CountDownLatch(1);
        CompletableFuture<Integer> first = CompletableFuture.supplyAsync(() -> {
            try {
                return shared.answer("web", () -> {
                    asked.countDown();
                    answered.await();
                    return calls.incrementAndGet();
                });
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
        asked.await();
        CompletableFuture<Integer> second = CompletableFuture.supplyAsync(() -> {
            try {
                return ask("web");
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
        answered.countDown();

        assertThat(first.get()).isEqualTo(1);
        assertThat(second.get()).isEqualTo(1);
    }

    @Test
    void aFailureIsSharedToo() {
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> shared.answer("web", () -> {
                        calls.incrementAndGet();
                        throw new IOException("gone");
                    }))
                    .isInstanceOf(IOException.class)
                    .hasMessage("gone");
        }
        assertThat(calls).hasValue(1);
    }
}
