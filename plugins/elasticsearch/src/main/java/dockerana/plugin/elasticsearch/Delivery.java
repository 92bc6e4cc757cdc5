package dockerana.plugin.elasticsearch;

import dockerana.api.LogRecord;
import dockerana.api.RefusedException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Sends records until each is delivered or refused for ever, in requests of a size that the server takes; while it works on one, the next is
 * encoded and sent. What the server does not take now ends it; when the same records come again, those that are settled are left out. Confined to
 * one thread.
 */
final class Delivery {
    private final Post post;
    private final Documents documents;
    private final Bulk bulk = new Bulk();
    private final Fates fates;
    private final Deque<Post.Begun> underWay = new ArrayDeque<>();

    /** Those that will come again and are settled. */
    private final Set<String> settled = new HashSet<>();

    private long most;

    /** One until the server has taken everything, and again when it did not. */
    private int atOnce = 1;

    /** @param most how large a request may be, in bytes, until the server says that this is too large */
    Delivery(Post post, Documents documents, Refusals refusals, long most) {
        this.post = post;
        this.documents = documents;
        this.fates = new Fates(bulk, documents, refusals);
        this.most = most;
    }

    /**
     * Returns when all are settled.
     *
     * @throws RefusedException if the server took no more of them for now
     */
    void deliver(List<LogRecord> records) throws IOException, InterruptedException {
        bulk.clear();
        underWay.clear();
        fates.clear();
        boolean all = false;
        try {
            send(records);
            all = true;
        } catch (RefusedException e) {
            hearTheRest(e);
            throw e;
        } finally {
            atOnce = all ? Cluster.LINES : 1;
            if (!all) {
                fates.settled().forEach(record -> settled.add(key(record)));
            }
        }
        if (!settled.isEmpty()) {
            records.forEach(record -> settled.remove(key(record)));
        }
    }

    private static String key(LogRecord record) {
        return record.origin().kind() + record.id();
    }

    private void send(List<LogRecord> records) throws IOException, InterruptedException {
        int begun = 0;
        for (LogRecord record : records) {
            if (!settled.isEmpty() && settled.contains(key(record))) {
                continue;
            }
            bulk.add(record, documents);
            int last = bulk.size() - 1;
            if (last > begun && bulk.bytes(begun, bulk.size()) > most) {
                begin(begun, last);
                begun = last;
            }
        }
        if (begun < bulk.size()) {
            begin(begun, bulk.size());
        }
        hear(0);
    }

    private void begin(int from, int to) throws IOException, InterruptedException {
        hear(atOnce - 1);
        int line = underWay.isEmpty() ? 0 : 1 - underWay.element().line();
        underWay.add(post.begin(line, bulk, from, to));
    }

    /** Waits until no more than so many are under way. What one meets with is dealt with when no other is. */
    private void hear(int left) throws IOException, InterruptedException {
        while (underWay.size() > left) {
            Post.Begun oldest = underWay.remove();
            switch (post.answer(oldest)) {
                case Post.Said.Items(List<ItemResult> results) -> settle(oldest.from(), results);
                case Post.Said said -> {
                    hear(0);
                    again(after(oldest.from(), oldest.to(), said), oldest.to());
                }
            }
        }
    }

    /** One was not taken now; the other may have been. */
    private void hearTheRest(RefusedException refusal) throws IOException, InterruptedException {
        try {
            hear(0);
        } catch (RefusedException e) {
            refusal.addSuppressed(e);
        }
    }

    /** One request after the other. */
    private void again(int from, int to) throws IOException, InterruptedException {
        for (int begin = from; begin < to; ) {
            int end = bulk.bytes(begin, to) <= most ? to : bulk.cut(begin, to, most);
            begin = after(begin, end, attempt(begin, end));
        }
    }

    /** Returns where to go on after an answer. */
    private int after(int from, int to, Post.Said said) throws IOException, InterruptedException {
        return switch (said) {
            case Post.Said.Items(List<ItemResult> results) -> {
                settle(from, results);
                yield to;
            }
            case Post.Said.TooLarge tooLarge -> shrink(from, to);
            case Post.Said.Malformed(String reason) -> isolate(from, to, reason);
        };
    }

    private Post.Said attempt(int from, int to) throws IOException, InterruptedException {
        return post.answer(post.begin(0, bulk, from, to));
    }

    private void settle(int from, List<ItemResult> results) throws RefusedException {
        fates.take(from, results, post.server());
    }

    /** Returns where to go on, with smaller requests: behind a record that is too large even by itself. */
    private int shrink(int from, int to) {
        if (to - from == 1) {
            fates.refuse(
                    from, Refusals.Reason.OVERSIZE, "too large by itself: %d bytes".formatted(bulk.bytes(from, to)));
            return to;
        }
        halve(from, to);
        return from;
    }

    private void halve(int from, int to) {
        most = Math.clamp(bulk.bytes(from, to) / 2, 1, most);
    }

    /**
     * Finds the record because of which a request is not understood, in as many requests as halving takes, and refuses it. Returns where to go
     * on: everything before is settled, and nothing behind was sent.
     */
    private int isolate(int from, int to, String reason) throws IOException, InterruptedException {
        int low = from;
        int high = to;
        String why = reason;
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            switch (attempt(low, middle)) {
                case Post.Said.Items(List<ItemResult> results) -> {
                    settle(low, results);
                    low = middle;
                }
                case Post.Said.Malformed(String again) -> {
                    high = middle;
                    why = again;
                }
                case Post.Said.TooLarge tooLarge -> {
                    halve(low, middle);
                    return low;
                }
            }
        }
        if (!fates.anyAccepted()) { // perhaps it is not this record, but everything: what comes behind it tells
            @Nullable String otherwise = refusesTheRest(high, to);
            if (otherwise != null) {
                throw new RefusedException(post.server() + " understands no request: " + otherwise, Duration.ZERO);
            }
            fates.refuse(low, Refusals.Reason.MALFORMED, why);
            return to;
        }
        fates.refuse(low, Refusals.Reason.MALFORMED, why);
        return high;
    }

    private @Nullable String refusesTheRest(int from, int to) throws IOException, InterruptedException {
        if (from == to) {
            return "it has taken none yet, and not this one either";
        }
        return switch (attempt(from, to)) {
            case Post.Said.Items(List<ItemResult> results) -> {
                settle(from, results);
                yield null;
            }
            case Post.Said.Malformed(String reason) -> reason;
            case Post.Said.TooLarge tooLarge -> "it is too large besides";
        };
    }
}
