package dockerana.plugin.carbon;

import dockerana.api.Agent;
import dockerana.api.Batch;
import dockerana.api.SampleSink;
import dockerana.api.Series;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;

/** Sends samples to one carbon of several, or spreads them over all: a lane for each share. */
public final class CarbonSink implements SampleSink {
    private final SeriesNames names;
    private final HashRing ring;
    private final List<CarbonLane> lanes;

    /** What is configured, and what the runtime offers. */
    @Inject
    public CarbonSink(CarbonConfig config, Agent agent) {
        this.names = new SeriesNames(config, agent);
        List<List<Server>> shares = config.mode() == CarbonConfig.Mode.HASH
                ? config.servers().stream().map(List::of).toList()
                : List.of(config.servers());
        this.ring = new HashRing(config.hash(), config.servers());
        this.lanes = shares.stream()
                .map(servers -> new CarbonLane(servers, config, names, agent, System::nanoTime))
                .toList();
    }

    @Override
    public List<CarbonLane> lanes() {
        return lanes;
    }

    @Override
    public int lane(Series series) {
        return lanes.size() == 1 ? 0 : ring.server(names.onRing(series));
    }

    /** Called where there is one lane; several are connected each by itself. */
    @Override
    public void connect() throws IOException, InterruptedException {
        for (CarbonLane lane : lanes) {
            lane.connect();
        }
    }

    @Override
    public void write(Batch batch) throws IOException, InterruptedException {
        if (lanes.size() > 1) {
            throw new IllegalStateException("Several servers share the series: each lane writes its own");
        }
        lanes.getFirst().write(batch);
    }

    @Override
    public void close() {
        for (CarbonLane lane : lanes) {
            lane.close();
        }
    }
}
