package dockerana.plugin.elasticsearch;

import dockerana.api.RefusedException;
import dockerana.plugin.net.Answer;
import dockerana.plugin.net.Http;
import dockerana.plugin.net.Request;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;

/**
 * The servers of one cluster, of which one is used until it fails; then it is the last to be tried for a while. Confined to one thread.
 */
final class Cluster implements AutoCloseable {
    private static final Duration AVOIDED = Duration.ofSeconds(30);

    /** How many bulks may be under way at once. */
    static final int LINES = 2;

    /**
     * A server.
     *
     * @param lines connections to it, the first of which is always used
     * @param path what its paths begin with
     */
    record Node(List<Http> lines, String path) {
        Node {
            lines = List.copyOf(lines);
        }

        private Http first() {
            return lines.getFirst();
        }

        private Request under(Request request) {
            return new Request(request.method(), path + request.path(), request.headers(), request.body());
        }

        private void close() {
            lines.forEach(Http::close);
        }
    }

    private final List<Node> nodes;
    private final long[] failedNanos;
    private final LongSupplier nanoTime;
    private int current;

    Cluster(List<Node> nodes, LongSupplier nanoTime) {
        this.nodes = List.copyOf(nodes);
        this.nanoTime = nanoTime;
        this.failedNanos = new long[nodes.size()];
        Arrays.fill(failedNanos, nanoTime.getAsLong() - AVOIDED.toNanos());
    }

    /** The one in use, for messages. */
    String name() {
        return nodes.get(current).first().server().toString();
    }

    /**
     * Connects to the first server that lets itself be reached, beginning with the one in use.
     *
     * @throws IOException if none does; the message names all of them
     */
    void connect() throws IOException, InterruptedException {
        List<String> failures = new ArrayList<>();
        for (int index : order()) {
            try {
                current = index;
                nodes.get(index).close(); // whatever was under way
                nodes.get(index).first().connect();
                return;
            } catch (InterruptedIOException e) {
                throw e;
            } catch (IOException e) {
                failed();
                failures.add(String.valueOf(e.getMessage()));
            }
        }
        throw new IOException(String.join("; ", failures));
    }

    private List<Integer> order() {
        return IntStream.range(0, nodes.size())
                .map(i -> (current + i) % nodes.size())
                .boxed()
                .sorted(Comparator.comparing(this::isAvoided))
                .toList();
    }

    private boolean isAvoided(int index) {
        return nanoTime.getAsLong() - failedNanos[index] < AVOIDED.toNanos();
    }

    private void failed() {
        failedNanos[current] = nanoTime.getAsLong();
    }

    /** Asks the server in use; whatever it answers. */
    Answer ask(Request request) throws IOException, InterruptedException {
        begin(0, request);
        return answer(0);
    }

    /** Asks the server in use by one of its lines, and leaves the answer for later. */
    void begin(int line, Request request) throws IOException, InterruptedException {
        Node node = nodes.get(current);
        try {
            node.lines.get(line).begin(node.under(request));
        } catch (IOException e) {
            failed();
            throw e;
        }
    }

    /** Waits for what it answers there; whatever that is. */
    Answer answer(int line) throws IOException, InterruptedException {
        try {
            return nodes.get(current).lines.get(line).answer();
        } catch (IOException e) {
            failed();
            throw e;
        }
    }

    /**
     * Asks the server in use.
     *
     * @return an answer with a status below 300, 400, 404, 405 or 413
     * @throws RefusedException if it said that it does not want to, now or from this user
     */
    Answer send(Request request) throws IOException, InterruptedException {
        Answer answer = ask(request);
        int status = answer.status();
        if (status < 300 || status == 400 || status == 404 || status == 405 || status == 413) {
            return answer;
        }
        throw refused(answer);
    }

    /** What an answer that does not help becomes. */
    IOException refused(Answer answer) {
        String what = "%s answered %d%s".formatted(name(), answer.status(), remark(answer.status()));
        String excerpt = answer.excerpt();
        return new RefusedException(excerpt.isEmpty() ? what : what + ": " + excerpt, pause(answer));
    }

    private static String remark(int status) {
        return switch (status) {
            case 401 -> " (it wants a user or an API key, or knows this one no longer)";
            case 403 -> " (this user may not do that, or the cluster is blocked)";
            case 413 -> " (too large)";
            case 429 -> " (too busy)";
            default -> "";
        };
    }

    private static Duration pause(Answer answer) {
        try {
            return Duration.ofSeconds(
                    answer.head().first("Retry-After").map(Long::parseLong).orElse(0L));
        } catch (NumberFormatException e) { // a date: the runtime's own pauses will do
            return Duration.ZERO;
        }
    }

    @Override
    public void close() {
        nodes.forEach(Node::close);
    }
}
