package dockerana.plugin.statsd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class AddressTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private final AtomicLong nanos = new AtomicLong();
    private final AtomicReference<Address.Lookup> lookup = new AtomicReference<>(host -> List.of(ip("10.0.0.1")));

    /** Its questions are answered at once. */
    private final Address address = new Address(
            new Server("statsd.example.com", 8125),
            MINUTE,
            host -> lookup.get().addresses(host),
            AddressTest::done,
            nanos::get);

    private static Thread done(Runnable task) {
        task.run();
        return Thread.ofPlatform().unstarted(() -> {});
    }

    private static InetAddress ip(String literal) throws UnknownHostException {
        return InetAddress.getByName(literal);
    }

    @Test
    void anAddressThatIsStillTheServersIsKept() throws Exception {
        InetAddress first = address.now(MINUTE);
        lookup.set(host -> List.of(ip("10.0.0.2"), ip("10.0.0.1")));
        nanos.addAndGet(MINUTE.toNanos());

        assertThat(address.changedFrom(first)).isEmpty();
    }

    @Test
    void anAddressThatChangedIsFoundOnceItsTimeHasCome() throws Exception {
        InetAddress first = address.now(MINUTE);
        lookup.set(host -> List.of(ip("10.0.0.2")));

        assertThat(address.changedFrom(first)).isEmpty();
        nanos.addAndGet(MINUTE.toNanos());
        assertThat(address.changedFrom(first)).contains(ip("10.0.0.2"));
    }

    @Test
    void aResolverThatFailsOrHangsChangesNothing() throws Exception {
        InetAddress first = address.now(MINUTE);
        lookup.set(host -> {
            throw new UnknownHostException(host);
        });
        nanos.addAndGet(MINUTE.toNanos());

        assertThat(address.changedFrom(first)).isEqualTo(Optional.empty());
        assertThatIOException()
                .isThrownBy(() -> address.now(MINUTE))
                .withMessage("cannot send to statsd.example.com:8125: its name cannot be resolved");
    }

    @Test
    void noSecondQuestionIsPutWhileTheFirstIsUnanswered() throws Exception {
        CountDownLatch answered = new CountDownLatch(1);
        AtomicLong asked = new AtomicLong();
        Address slow = new Address(
                new Server("statsd.example.com", 8125),
                MINUTE,
                host -> {
                    asked.incrementAndGet();
                    await(answered);
                    return List.of(ip("10.0.0.1"));
                },
                Thread.ofPlatform().daemon().factory(),
                nanos::get);

        assertThatIOException()
                .isThrownBy(() -> slow.now(Duration.ofMillis(1)))
                .withMessageContaining("not resolved in time");
        assertThat(slow.changedFrom(ip("10.0.0.9"))).isEmpty();
        answered.countDown();
        assertThat(slow.now(MINUTE)).isEqualTo(ip("10.0.0.1"));
        assertThat(asked).hasValue(1);
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
