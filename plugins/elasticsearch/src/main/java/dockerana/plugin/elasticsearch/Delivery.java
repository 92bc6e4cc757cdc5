package dockerana.plugin.elasticsearch;

import dockerana.api.LogRecord;
import dockerana.api.RefusedException;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Sends records until each is delivered or refused for ever, in requests of a size that the server takes. What the server does not take now ends
 * it; when the same records come again, those that are settled are left out. Confined to one thread.
 */
final class Delivery {
    private final Post post;
    private final Documents documents;
    private final Refusals refusals;
    private final Bulk bulk = new Bulk();
    private final Set<String> settled = new HashSet<>();
    private long most;
    private long delivered;
    private long repeats;
    private boolean accepted;

    /** @param most how large a request may be, in bytes, until the server says that this is too large */
    Delivery(Post post, Documents documents, Refusals refusals, long most) {
        this.post = post;
        this.documents = documents;
        this.refusals = refusals;
        this.most = most;
    }

    /** How many records the server took. */
    long delivered() {
        return delivered;
    }

    /** How many of them it had already. */
    long repeats() {
        return repeats;
    }

    /**
     * Returns when all are settled.
     *
     * @throws RefusedException if the server took no more of them for now
     */
    void deliver(List<LogRecord> records) throws IOException, InterruptedException {
        bulk.clear();
        for (LogRecord record : records) {
            if (settled.isEmpty() || !settled.contains(key(record))) {
                bulk.add(record, documents);
            }
        }
        send(0, bulk.size());
        if (!settled.isEmpty()) {
            records.forEach(record -> settled.remove(key(record)));
        }
    }

    private static String key(LogRecord record) {
        return record.origin().kind() + record.id();
    }

    private void send(int from, int to) throws IOException, InterruptedException {
        for (int begin = from; begin < to; ) {
            int end = bulk.bytes(begin, to) <= most ? to : bulk.cut(begin, to, most);
            switch (attempt(begin, end)) {
                case Post.Said.Items(List<ItemResult> results) -> {
                    settle(begin, results);
                    begin = end;
                }
                case Post.Said.TooLarge tooLarge -> begin = shrink(begin, end);
                case Post.Said.Malformed(String reason) -> begin = isolate(begin, end, reason);
            }
        }
    }

    /** One request. If it fails, what is settled before it must not come again. */
    private Post.Said attempt(int from, int to) throws IOException, InterruptedException {
        boolean answered = false;
        try {
            Post.Said said = post.send(bulk, from, to);
            answered = true;
            return said;
        } finally {
            if (!answered) {
                remember(from);
            }
        }
    }

    private void remember(int settledBefore) {
        for (int i = 0; i < settledBefore; i++) {
            settled.add(key(bulk.record(i)));
        }
    }

    private void settle(int from, List<ItemResult> results) throws RefusedException {
        accepted = true;
        ItemResult refusal = null;
        Set<Integer> later = new HashSet<>();
        for (int i = 0; i < results.size(); i++) {
            ItemResult result = results.get(i);
            switch (result.outcome()) {
                case DELIVERED -> delivered++;
                case REPEAT -> {
                    delivered++;
                    repeats++;
                }
                case REFUSED -> refuse(from + i, Refusals.Reason.REFUSED, result.why());
                case LATER -> {
                    later.add(from + i);
                    refusal = result;
                }
            }
        }
        if (refusal != null) {
            throw notNow(from + results.size(), later, refusal);
        }
    }

    private RefusedException notNow(int end, Set<Integer> later, ItemResult refusal) {
        for (int i = 0; i < end; i++) {
            if (!later.contains(i)) {
                settled.add(key(bulk.record(i)));
            }
        }
        return new RefusedException(
                "%s does not take %d of %d records now: %s"
                        .formatted(post.server(), later.size(), bulk.size(), refusal.why()),
                Duration.ZERO);
    }

    private void refuse(int index, Refusals.Reason reason, String words) {
        refusals.add(bulk.record(index), reason, words, documents);
    }

    /** Returns where to go on, with smaller requests: behind a record that is too large even by itself. */
    private int shrink(int from, int to) {
        if (to - from == 1) {
            refuse(from, Refusals.Reason.OVERSIZE, "too large by itself: %d bytes".formatted(bulk.bytes(from, to)));
            return to;
        }
        most = Math.max(1, bulk.bytes(from, to) / 2);
        return from;
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
                    most = Math.max(1, bulk.bytes(low, middle) / 2);
                    return low;
                }
            }
        }
        if (!accepted) { // perhaps it is not this record, but everything: what comes behind it tells
            @Nullable String otherwise = refusesTheRest(high, to);
            if (otherwise != null) {
                remember(low);
                throw new RefusedException(post.server() + " understands no request: " + otherwise, Duration.ZERO);
            }
            refuse(low, Refusals.Reason.MALFORMED, why);
            return to;
        }
        refuse(low, Refusals.Reason.MALFORMED, why);
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
