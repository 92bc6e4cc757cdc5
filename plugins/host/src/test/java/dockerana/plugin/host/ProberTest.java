package dockerana.plugin.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ProberTest {
    private static final Space SPACE = new Space(4096, 100, 50, 40, 10, 5);

    private final AtomicInteger threadsStarted = new AtomicInteger();
    private final ThreadFactory threads = task -> {
        threadsStarted.incrementAndGet();
        return Thread.ofPlatform().daemon().unstarted(task);
    };
    private final Prober prober = new Prober(threads, Duration.ofMillis(100));

    /** A filesystem that does not answer until its server is back. */
    private static final class Dead implements Statvfs.Question {
        private final CountDownLatch back = new CountDownLatch(1);
        private final AtomicInteger asked = new AtomicInteger();

        @Override
        public Space ask() {
            asked.incrementAndGet();
            while (true) {
                try {
                    back.await();
                    return SPACE;
                } catch (InterruptedException e) { // as in the kernel: nothing wakes it
                }
            }
        }
    }

    @Test
    void theFirstQuestionIsAnsweredAtOnce() throws Exception {
        Prober.Inquiry fine = prober.new Inquiry(() -> SPACE);

        prober.ask(List.of(fine));

        assertThat(fine.answer()).isEqualTo(SPACE);
    }

    @Test
    void oneThreadAsksAllThatAnswer() throws Exception {
        List<Prober.Inquiry> many = IntStream.range(0, 50)
                .mapToObj(_ -> prober.new Inquiry(() -> SPACE))
                .toList();
        for (int i = 0; i < 100; i++) {
            prober.ask(many);
            assertThat(many).allSatisfy(inquiry -> assertThat(inquiry.answer()).isEqualTo(SPACE));
        }

        assertThat(threadsStarted).hasValue(1);
    }

    @Test
    void aFilesystemThatHangsCostsOnlyItselfAndOneThread() throws Exception {
        Dead dead = new Dead();
        Prober.Inquiry before = prober.new Inquiry(() -> SPACE);
        Prober.Inquiry hanging = prober.new Inquiry(dead);
        Prober.Inquiry after = prober.new Inquiry(() -> SPACE);
        List<Prober.Inquiry> all = List.of(before, hanging, after);

        for (int i = 0; i < 50; i++) {
            prober.ask(all);

            assertThat(before.answer()).isEqualTo(SPACE);
            assertThat(hanging.answer()).isNull();
            assertThat(hanging.hangs()).isTrue();
            assertThat(after.answer()).isEqualTo(SPACE);
            assertThat(after.hangs()).isFalse();
        }

        assertThat(dead.asked).hasValue(1);
        assertThat(threadsStarted).hasValue(2);
        dead.back.countDown();
    }

    @Test
    void aFilesystemThatAnswersAgainIsAskedAgain() throws Exception {
        Dead dead = new Dead();
        Prober.Inquiry hanging = prober.new Inquiry(dead);
        List<Prober.Inquiry> all = List.of(hanging);
        prober.ask(all);
        assertThat(hanging.hangs()).isTrue();

        dead.back.countDown();
        while (hanging.hangs()) {
            Thread.onSpinWait();
        }
        prober.ask(all);

        assertThat(hanging.answer()).isEqualTo(SPACE);
        assertThat(dead.asked).hasValue(2);
        assertThat(threadsStarted).hasValue(2);
    }

    @Test
    void anErrorIsNoAnswer() throws Exception {
        Prober.Inquiry gone = prober.new Inquiry(() -> null);

        prober.ask(List.of(gone));

        assertThat(gone.answer()).isNull();
        assertThat(gone.hangs()).isFalse();
    }

    @Test
    void aQuestionThatFailsCostsOnlyItself() throws Exception {
        Prober.Inquiry failing = prober.new Inquiry(() -> {
            throw new IllegalStateException("no memory");
        });
        Prober.Inquiry after = prober.new Inquiry(() -> SPACE);

        prober.ask(List.of(failing, after));

        assertThat(failing.answer()).isNull();
        assertThat(after.answer()).isEqualTo(SPACE);
    }

    @Test
    void howeverManyHangThreadsAreFew() throws Exception {
        List<Dead> dead = IntStream.range(0, 20).mapToObj(_ -> new Dead()).toList();
        List<Prober.Inquiry> all =
                dead.stream().map(question -> prober.new Inquiry(question)).toList();

        prober.ask(all);
        prober.ask(all);

        assertThat(threadsStarted).hasValue(16);
        dead.forEach(one -> one.back.countDown());
    }
}
