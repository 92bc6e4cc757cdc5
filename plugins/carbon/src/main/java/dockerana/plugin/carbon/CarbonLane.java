package dockerana.plugin.carbon;

import dockerana.api.Agent;
import dockerana.api.Batch;
import dockerana.api.SampleSink;
import dockerana.api.Series;
import dockerana.api.Status;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One stream of samples to one server at a time, the first of its list that works. */
final class CarbonLane implements SampleSink {
    private final List<Dialer> dialers;
    private final Agent agent;
    private final Encoder encoder;
    private final Series.Cache<SeriesBytes> names;
    private final Replay replay;
    private final String protocol;
    private @Nullable Wire wire;
    private int current;

    CarbonLane(List<Server> servers, CarbonConfig config, SeriesNames names, Agent agent) {
        this.dialers = servers.stream()
                .map(server -> new Dialer(server, config, agent.threads()))
                .toList();
        this.agent = agent;
        this.encoder = config.protocol() == CarbonConfig.Protocol.PICKLE ? new PickleEncoder() : new LineEncoder();
        this.names = new Series.Cache<>(SeriesBytes[]::new, series -> names.bytes(series, encoder));
        this.replay = new Replay(config.replay());
        this.protocol = config.protocol() == CarbonConfig.Protocol.PICKLE ? "pickle" : "lines";
    }

    @Override
    public void connect() throws IOException, InterruptedException {
        drop();
        List<String> failures = new ArrayList<>();
        for (int tried = 0; tried < dialers.size(); tried++) {
            int index = (current + tried) % dialers.size();
            try {
                wire = dialers.get(index).connect();
                current = index;
                replay.reconnected();
                tell();
                return;
            } catch (IOException e) {
                failures.add(String.valueOf(e.getMessage()));
            }
        }
        throw new IOException(String.join("; ", failures));
    }

    private void tell() {
        Server server = dialers.get(current).server();
        agent.status(Status.ok("Connected to " + server).by(protocol + " to " + server));
    }

    @Override
    public void write(Batch batch) throws IOException, InterruptedException {
        Wire own = wire;
        if (own == null) {
            throw new IOException(
                    "there is no connection to " + dialers.get(current).server());
        }
        try {
            own.checkOpen();
            if (replay.isDue()) {
                for (Batch earlier : replay.batches()) {
                    send(earlier, own);
                }
                replay.repeated(System.nanoTime());
            }
            int oversize = send(batch, own);
            replay.sent(batch, System.nanoTime());
            if (oversize > 0) {
                agent.dropped("oversize", oversize);
            }
        } catch (IOException e) {
            drop();
            current = (current + 1) % dialers.size();
            throw e;
        }
    }

    /** How many values had to be left out. */
    private int send(Batch batch, Wire to) throws IOException, InterruptedException {
        SeriesBytes[] known = names.of(batch);
        for (int from = 0; from < batch.size(); ) {
            from = encoder.encode(batch, known, from);
            to.write(encoder.piece());
        }
        int oversize = 0;
        for (SeriesBytes name : known) {
            oversize += name.oversize();
        }
        return oversize;
    }

    private void drop() {
        if (wire != null) {
            wire.close();
            wire = null;
        }
    }

    @Override
    public void close() throws IOException {
        Wire own = wire;
        if (own == null) {
            return;
        }
        try {
            own.finish();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            drop();
        }
    }
}
