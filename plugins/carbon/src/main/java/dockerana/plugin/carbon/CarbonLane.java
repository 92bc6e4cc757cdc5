package dockerana.plugin.carbon;

import dockerana.api.Agent;
import dockerana.api.Batch;
import dockerana.api.SampleSink;
import dockerana.plugin.net.Dialer;
import dockerana.plugin.net.Peer;
import dockerana.plugin.net.Wire;
import java.io.IOException;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** One stream of samples, to one server at a time. */
final class CarbonLane implements SampleSink {
    private final CarbonConfig config;
    private final SeriesNames names;
    private final Agent agent;
    private final LongSupplier nanoTime;
    private final Failover servers;
    private final Replay replay;
    private @Nullable Connection connection;

    /** @param servers in order of preference */
    CarbonLane(List<Server> servers, CarbonConfig config, SeriesNames names, Agent agent, LongSupplier nanoTime) {
        this.config = config;
        this.names = names;
        this.agent = agent;
        this.nanoTime = nanoTime;
        this.replay = new Replay(config.replay());
        this.servers = new Failover(servers, this::dialer, nanoTime);
    }

    private Dialer dialer(Server server) {
        Peer peer = new Peer(server.host(), server.port().orElseThrow());
        return new Dialer(peer, config.tls(), config.connectTimeout(), config.writeTimeout(), agent.threads());
    }

    @Override
    public void connect() throws IOException, InterruptedException {
        drop();
        speak(servers.connect());
        replay.reconnected();
    }

    @Override
    public void write(Batch batch) throws IOException, InterruptedException {
        try {
            Connection own = checked();
            if (replay.isDue()) {
                for (Batch earlier : replay.batches()) {
                    own.send(earlier);
                }
                replay.repeated(nanoTime.getAsLong());
            }
            int oversize = own.send(batch);
            replay.sent(batch, nanoTime.getAsLong());
            if (oversize > 0) {
                agent.dropped("oversize", oversize);
            }
        } catch (IOException e) {
            drop();
            servers.failed();
            throw e;
        }
    }

    private Connection checked() throws IOException, InterruptedException {
        Connection own = connection;
        if (own == null) {
            throw new IOException("there is no connection to " + servers.server());
        }
        own.checkOpen();
        Wire better = servers.better().orElse(null);
        if (better == null) {
            return own;
        }
        own.finish(); // what it was sent is safe with it: nothing to repeat
        return speak(better);
    }

    private Connection speak(Wire wire) {
        Connection own = new Connection(wire, config.protocol(), names);
        connection = own;
        agent.status(Statuses.connected(config, servers));
        return own;
    }

    private void drop() {
        if (connection != null) {
            connection.close();
            connection = null;
        }
    }

    @Override
    public void close() {
        Connection own = connection;
        connection = null;
        if (own == null) {
            return;
        }
        try {
            own.finish();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
