package dockerana.plugin.statsd;

import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;

/**
 * ASCII for a sender that encodes each message when its turn has come, one after the other. That is how a mark among the messages is noticed: it
 * is not encoded, and so never sent. One thread adds, the sender's takes.
 */
final class Turns extends Charset {
    private static final CountDownLatch NO_MARK = new CountDownLatch(0);

    private final Queue<CountDownLatch> coming = new ConcurrentLinkedQueue<>();

    /** The turn of a mark has come. */
    static final class Reached extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Reached() {
            super("the mark is reached", null, false, false);
        }
    }

    Turns() {
        super("x-dockerana-turns", null);
    }

    /** The next message is one to be sent. */
    void message() {
        coming.add(NO_MARK);
    }

    /** The next message is a mark; what is returned says when all before it have been sent. */
    CountDownLatch mark() {
        CountDownLatch mark = new CountDownLatch(1);
        coming.add(mark);
        return mark;
    }

    /** @throws Reached instead of encoding a mark */
    @Override
    public CharsetEncoder newEncoder() {
        CountDownLatch turn = coming.remove();
        if (turn != NO_MARK) {
            turn.countDown();
            throw new Reached();
        }
        return StandardCharsets.US_ASCII.newEncoder();
    }

    @Override
    public CharsetDecoder newDecoder() {
        return StandardCharsets.US_ASCII.newDecoder();
    }

    @Override
    public boolean contains(Charset other) {
        return StandardCharsets.US_ASCII.contains(other);
    }
}
