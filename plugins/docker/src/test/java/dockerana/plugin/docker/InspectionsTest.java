package dockerana.plugin.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class InspectionsTest {
    private static final List<String> IDS =
            IntStream.range(0, 40).mapToObj(i -> "container-" + i).toList();

    private final Queue<String> asked = new ConcurrentLinkedQueue<>();
    private final Queue<Thread> threads = new ConcurrentLinkedQueue<>();
    private final Set<String> failing = ConcurrentHashMap.newKeySet();
    private final ThreadFactory factory = task -> {
        Thread thread = Thread.ofPlatform().daemon().unstarted(task);
        threads.add(thread);
        return thread;
    };

    private Optional<Container> answer(String id) throws IOException {
        asked.add(id);
        if (failing.contains(id)) {
            throw new IOException("no word of " + id);
        }
        return Optional.empty();
    }

    @Test
    void allAreAskedAboutOnceByTwoThreads() throws Exception {
        CountDownLatch last = new CountDownLatch(1);
        Inspector engine = id -> {
            if (id.equals("container-39")) {
                last.countDown();
            } else if (id.equals("container-0")) {
                awaitQuietly(last); // the other thread has begun from the end
            }
            return answer(id);
        };
        try (Inspections answers = new Inspections(IDS, engine, factory)) {
            for (String id : IDS) {
                answers.inspect(id);
            }
        }
        assertThat(asked).containsExactlyInAnyOrderElementsOf(IDS);
        assertThat(threads).hasSize(1);
    }

    @Test
    void aFailureIsThatOfItsContainerAlone() throws Exception {
        failing.addAll(List.of("container-3", "container-36"));
        try (Inspections answers = new Inspections(IDS, this::answer, factory)) {
            for (String id : IDS) {
                if (failing.contains(id)) {
                    assertThatExceptionOfType(IOException.class)
                            .isThrownBy(() -> answers.inspect(id))
                            .withMessage("no word of " + id);
                } else {
                    assertThat(answers.inspect(id)).isEmpty();
                }
            }
        }
        assertThat(asked).containsExactlyInAnyOrderElementsOf(IDS);
    }

    @Test
    void closedItAsksNothingMore() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        Inspections answers = new Inspections(
                IDS,
                id -> {
                    begun.countDown();
                    awaitQuietly(closed);
                    return answer(id);
                },
                factory);
        begun.await();
        answers.close();
        closed.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(asked).containsExactly("container-39");
    }

    @Test
    void forAFewThereIsNoOtherThread() throws Exception {
        try (Inspections answers = new Inspections(IDS.subList(0, 3), this::answer, factory)) {
            answers.inspect("container-1");
        }
        assertThat(asked).containsExactly("container-1");
        assertThat(threads).isEmpty();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
