package dockerana.plugin.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class QuestionsTest {
    private static final Map<String, Double> TOLD = Map.of("pids_stats.current", 1.0);
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(500);

    private final ExecutorService sockets = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch released = new CountDownLatch(1);
    private final AtomicInteger asked = new AtomicInteger();

    @AfterEach
    void stop() {
        released.countDown();
        sockets.close();
    }

    /** Its clock stands still: nobody is too late to be asked, however busy this machine is. */
    private Questions to(EngineView.Statistics engine) {
        return new Questions(engine, () -> sockets, () -> 1);
    }

    private Map<String, Double> hanging(String id) throws IOException {
        asked.incrementAndGet();
        if (id.equals("slow")) {
            try {
                released.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }
        return TOLD;
    }

    @Test
    void whoIsLateIsAbsentAndIsNotAskedAgainMeanwhile() throws Exception {
        Questions questions = to(this::hanging);

        assertThat(questions.answers(List.of("slow", "web"), SHORT)).containsOnlyKeys("web");
        assertThat(questions.answers(List.of("slow", "web"), SHORT)).containsOnlyKeys("web");
        assertThat(asked).hasValue(3);

        released.countDown();
        while (!questions.answers(List.of("slow", "web"), LONG).containsKey("slow")) {
            Thread.onSpinWait();
        }
    }

    @Test
    void anEngineThatAnswersNothingIsNotAHostWithoutContainers() throws Exception {
        Questions questions = to(this::hanging);

        assertThatThrownBy(() -> questions.answers(List.of("slow"), SHORT))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("in time");
        assertThatThrownBy(() -> questions.answers(List.of("slow"), SHORT))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("has not answered");
        assertThatThrownBy(() -> to(_ -> {
                            throw new IOException("gone");
                        })
                        .answers(List.of("web"), LONG))
                .isInstanceOf(IOException.class)
                .hasMessage("gone");
        assertThat(questions.answers(List.of(), SHORT)).isEmpty();
    }

    @Test
    void oneThatCannotBeAskedAboutOrDoesNotRunLeavesTheOthers() throws Exception {
        Questions questions = to(id -> switch (id) {
            case "broken" -> throw new IOException("500");
            case "ended" -> Map.of();
            default -> TOLD;
        });

        assertThat(questions.answers(List.of("broken", "ended", "web"), LONG)).containsOnlyKeys("web");
    }

    @Test
    void aBugIsOne() {
        assertThatThrownBy(() -> to(_ -> {
                            throw new IllegalArgumentException("bug");
                        })
                        .answers(List.of("web"), LONG))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void manyAreAskedAtOnceButNotAll() throws Exception {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch full = new CountDownLatch(128);
        Questions questions = to(_ -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            full.countDown();
            try {
                full.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            now.decrementAndGet();
            return TOLD;
        });

        assertThat(questions.answers(
                        IntStream.range(0, 300).mapToObj(i -> "c" + i).toList(), LONG))
                .hasSize(300);
        assertThat(most).hasValue(128);
    }
}
