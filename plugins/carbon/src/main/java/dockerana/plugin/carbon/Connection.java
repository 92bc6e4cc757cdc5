package dockerana.plugin.carbon;

import dockerana.api.Batch;
import dockerana.api.Series;
import dockerana.plugin.net.Wire;
import java.io.IOException;

/** A wire and the protocol that is spoken over it. Confined to one thread. */
final class Connection {
    private final Wire wire;
    private final Encoder encoder;
    private final Series.Cache<SeriesBytes> names;

    Connection(Wire wire, CarbonConfig.Protocol protocol, SeriesNames names) {
        this.wire = wire;
        this.encoder = protocol == CarbonConfig.Protocol.PICKLE ? new PickleEncoder() : new LineEncoder();
        this.names = new Series.Cache<>(SeriesBytes[]::new, series -> names.bytes(series, encoder));
    }

    /** As {@link Wire#checkOpen}. */
    void checkOpen() throws IOException, InterruptedException {
        wire.checkOpen();
    }

    /** Sends all that has a value; returns how many values could not be sent because their names are too long. */
    int send(Batch batch) throws IOException, InterruptedException {
        SeriesBytes[] known = names.of(batch);
        for (int from = 0; from < batch.size(); ) {
            from = encoder.encode(batch, known, from);
            wire.write(encoder.piece());
        }
        int oversize = 0;
        for (SeriesBytes name : known) {
            oversize += name.oversize();
        }
        return oversize;
    }

    /** Closes it when the far end has read everything, or did not within a moment. */
    void finish() throws InterruptedException {
        try {
            wire.finish();
        } catch (IOException e) {
            // it is closed already, which is what was wanted
        } finally {
            wire.close();
        }
    }

    /** Closes it at once. */
    void close() {
        wire.close();
    }
}
