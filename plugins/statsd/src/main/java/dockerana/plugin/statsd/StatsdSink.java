package dockerana.plugin.statsd;

import dockerana.api.Agent;
import dockerana.api.Batch;
import dockerana.api.Metric;
import dockerana.api.SampleSink;
import dockerana.api.Series;
import dockerana.api.Status;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Sends gauges as they are, and of counters how far they grew. */
final class StatsdSink implements SampleSink {
    private static final Duration TO_RESOLVE = Duration.ofSeconds(5);

    /** The kernel says that nobody got the first datagram when the second is sent. */
    private static final Duration BETWEEN_PROBES = Duration.ofMillis(20);

    /** StatsD makes nothing of an empty line. */
    private static final String NOTHING = "\n";

    private static final Metric PACKETS =
            Metric.counter("agent.sinks.{sink}.packets", "Datagrams that this sink handed to the kernel");

    private final StatsdConfig config;
    private final Agent agent;
    private final Address address;
    private final Pace pace;
    private final Packet packet;
    private final Series.Cache<String> names;
    private @Nullable Datagrams datagrams;

    /** Datagrams since the last drain. */
    private int waiting;

    /** Datagrams that the kernel took. */
    private long handedOver;

    /** How many of them StatsD was told of. */
    private long told;

    @Inject
    StatsdSink(StatsdConfig config, Agent agent) {
        this(config, agent, Address::bySystem, System::nanoTime);
    }

    StatsdSink(StatsdConfig config, Agent agent, Address.Lookup lookup, LongSupplier nanoTime) {
        this.config = config;
        this.agent = agent;
        this.address = new Address(config.server(), config.resolveEvery(), lookup, agent.threads(), nanoTime);
        this.pace = new Pace(config.packetsPerSecond(), nanoTime);
        this.packet = new Packet((int) config.packetSizeBytes());
        this.names = new Series.Cache<>(String[]::new, agent::path);
    }

    @Override
    public void connect() throws IOException, InterruptedException {
        close();
        Datagrams out = open(address.now(TO_RESOLVE));
        try {
            out.send(NOTHING);
            out.drain();
            Thread.sleep(BETWEEN_PROBES);
            out.send(NOTHING);
            out.drain();
        } catch (IOException e) {
            throw new IOException("nobody listens at %s (UDP)".formatted(config.server()), e);
        }
        handedOver += 2;
    }

    private Datagrams open(InetAddress to) throws IOException {
        Datagrams opened;
        try {
            opened = new Datagrams(to, config.server().port());
        } catch (IOException e) {
            throw failure(e);
        }
        datagrams = opened;
        packet.take();
        waiting = 0;
        agent.status(Status.ok("Sends to " + config.server()).by("UDP to " + to.getHostAddress()));
        return opened;
    }

    private IOException failure(IOException e) {
        return new IOException("cannot send to %s: %s".formatted(config.server(), e.getMessage()), e);
    }

    @Override
    public void write(Batch batch) throws IOException, InterruptedException {
        if (agent.clock().millis() - batch.slotMillis() > config.maxAge().toMillis()) {
            agent.dropped("stale", batch.size());
            return;
        }
        Datagrams out = current();
        try {
            send(batch, out);
        } catch (IOException e) {
            close();
            throw failure(e);
        }
    }

    private Datagrams current() throws IOException, InterruptedException {
        Datagrams own = datagrams;
        if (own == null) {
            throw new IOException("there is no connection to " + config.server());
        }
        InetAddress changed = address.changedFrom(own.address()).orElse(null);
        if (changed == null) {
            return own;
        }
        own.close();
        return open(changed);
    }

    private void send(Batch batch, Datagrams out) throws IOException, InterruptedException {
        String[] known = names.of(batch);
        int oversize = 0;
        for (int i = 0; i < batch.size(); i++) {
            if (!add(batch, i, known[i])) {
                flush(out);
                if (!add(batch, i, known[i])) {
                    oversize++;
                }
            }
        }
        tellHowMany(out);
        flush(out);
        drain(out);
        if (oversize > 0) {
            agent.dropped("oversize", oversize);
        }
    }

    /** Returns false if there was no room. */
    private boolean add(Batch batch, int i, String name) {
        boolean counter = batch.series(i).isCounter();
        double number = counter ? batch.delta(i) : batch.value(i);
        return Double.isNaN(number) || (counter ? packet.addCounter(name, number) : packet.addGauge(name, number));
    }

    /** So that what StatsD received can be compared with what was sent. */
    private void tellHowMany(Datagrams out) throws IOException, InterruptedException {
        String name = agent.path(PACKETS.of(agent.id()));
        double untold = (double) (handedOver - told);
        if (!packet.addCounter(name, untold)) {
            flush(out);
            packet.addCounter(name, untold);
        }
        told = handedOver;
    }

    private void flush(Datagrams out) throws IOException, InterruptedException {
        if (packet.isEmpty()) {
            return;
        }
        if (waiting == 0) {
            Thread.sleep(pace.pause());
        }
        out.send(packet.take());
        waiting++;
        if (waiting == Pace.BURST) {
            drain(out);
        }
    }

    private void drain(Datagrams out) throws IOException, InterruptedException {
        out.drain();
        handedOver += waiting;
        waiting = 0;
    }

    /** How many datagrams the kernel took so far. */
    long handedOver() {
        return handedOver;
    }

    @Override
    public void close() {
        Datagrams own = datagrams;
        datagrams = null;
        if (own != null) {
            own.close();
        }
    }
}
