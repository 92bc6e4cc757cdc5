package dockerana.plugin.carbon;

import dockerana.plugin.net.Dialer;
import dockerana.plugin.net.Wire;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Servers in order of preference, of which one is used: after a failure the next one that answers. While that is not the first, those before it
 * are tried again every minute. Confined to one thread.
 */
final class Failover {
    private static final Duration UNTIL_TRYING_BETTER_ONES = Duration.ofMinutes(1);

    private final List<Server> servers;
    private final List<Dialer> dialers;
    private final LongSupplier nanoTime;
    private int current;
    private long triedNanos;

    Failover(List<Server> servers, Function<Server, Dialer> dialers, LongSupplier nanoTime) {
        this.servers = List.copyOf(servers);
        this.dialers = servers.stream().map(dialers).toList();
        this.nanoTime = nanoTime;
    }

    /** The one in use, or to be tried next. */
    Server server() {
        return servers.get(current);
    }

    /** Whether the one in use is not the one that should be. */
    boolean isOnStandby() {
        return current > 0;
    }

    /** The one in use failed: it is the last to be tried by the next {@link #connect}. */
    void failed() {
        current = (current + 1) % dialers.size();
    }

    /**
     * Connects to the first that answers.
     *
     * @throws IOException if none does; the message names all of them
     */
    Wire connect() throws IOException, InterruptedException {
        List<String> failures = new ArrayList<>();
        for (int tried = 0; tried < dialers.size(); tried++) {
            int index = (current + tried) % dialers.size();
            try {
                Wire wire = dialers.get(index).connect();
                use(index);
                return wire;
            } catch (IOException e) {
                failures.add(String.valueOf(e.getMessage()));
            }
        }
        throw new IOException(String.join("; ", failures));
    }

    /** A connection to a server before the one in use, if it is time to look and one of them answers. */
    Optional<Wire> better() throws InterruptedException {
        if (current == 0 || nanoTime.getAsLong() - triedNanos < UNTIL_TRYING_BETTER_ONES.toNanos()) {
            return Optional.empty();
        }
        triedNanos = nanoTime.getAsLong();
        for (int index = 0; index < current; index++) {
            try {
                Wire wire = dialers.get(index).connect();
                use(index);
                return Optional.of(wire);
            } catch (IOException e) {
                // still not there
            }
        }
        return Optional.empty();
    }

    private void use(int index) {
        current = index;
        triedNanos = nanoTime.getAsLong();
    }
}
