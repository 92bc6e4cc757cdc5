package dockerana.plugin.local.history;

import dockerana.api.Agent;
import java.nio.file.Path;
import java.util.List;

/** An open store and what reads and writes it. */
final class Opened implements AutoCloseable {
    final Limits limits;
    final Store store;
    final Samples samples;
    final Reader reader;

    Opened(Path file, Limits limits, Agent agent) {
        this.limits = limits;
        this.store = Store.open(file);
        Sources sources = new Sources(store);
        Catalogue catalogue = new Catalogue(store, agent);
        List<Tier> tiers = Tiers.open(store);
        this.samples = new Samples(sources, catalogue, tiers, agent);
        this.reader = new Reader(sources, catalogue, tiers, agent.clock());
    }

    @Override
    public void close() {
        store.close();
    }
}
