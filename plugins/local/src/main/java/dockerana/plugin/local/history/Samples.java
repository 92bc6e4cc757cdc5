package dockerana.plugin.local.history;

import dockerana.api.Agent;
import dockerana.api.Batch;
import dockerana.api.Series;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Takes batches: rows are logged at once, packed some minutes later, and made coarser every hour. Confined to the sink's thread. */
final class Samples {
    private static final int HOUR = 3600;

    private final Agent agent;
    private final Sources sources;
    private final Catalogue catalogue;
    private final List<Tier> tiers;
    private final Series.Cache<Numbered> numbers;
    private final Map<String, Latest> latest = new HashMap<>();
    private int source;
    private long second;

    /** A series that is measured now. */
    private record Numbered(int id, Series series) {}

    /** What is known of a source while it runs. */
    private static final class Latest {
        private final Pace pace = new Pace();
        private Numbered[] series = new Numbered[0];
        private Layout layout = new Layout(new int[0]);
    }

    Samples(Sources sources, Catalogue catalogue, List<Tier> tiers, Agent agent) {
        this.agent = agent;
        this.sources = sources;
        this.catalogue = catalogue;
        this.tiers = tiers;
        this.numbers = new Series.Cache<>(Numbered[]::new, this::numbered);
    }

    private Numbered numbered(Series series) {
        return new Numbered(catalogue.number(series, source, second), series);
    }

    @SuppressWarnings("ReferenceEquality") // as long as the same series come, the cache gives the same array
    void add(Batch batch) {
        SourceHistory history = sources.get(batch.source());
        Latest now = latest.computeIfAbsent(batch.source(), id -> new Latest());
        source = history.number();
        second = batch.slotMillis() / 1000;
        Numbered[] series = numbers.of(batch);
        if (series != now.series) {
            changed(now, series, history);
        }
        int step = now.pace.after(batch, history.recent().step());
        if (step != history.recent().step()) {
            history.changeStep(step, second);
            sources.keep(batch.source());
        }
        if (batch.size() > 0) {
            history.add(new Row(second, now.layout, rates(batch)));
        } else {
            history.pack();
        }
        makeCoarser(batch.source(), history);
    }

    private static double[] rates(Batch batch) {
        double[] rates = new double[batch.size()];
        for (int i = 0; i < rates.length; i++) {
            rates[i] = batch.rate(i);
        }
        return rates;
    }

    private void changed(Latest now, Numbered[] series, SourceHistory history) {
        int[] ids = Arrays.stream(series).mapToInt(Numbered::id).toArray();
        Set<Integer> alive = new HashSet<>();
        Arrays.stream(ids).forEach(alive::add);
        for (Numbered before : now.series) {
            if (!alive.contains(before.id())) {
                catalogue.ended(agent.path(before.series()), history.recent().last(before.id()));
            }
        }
        now.series = series;
        now.layout = new Layout(ids);
    }

    /** What belongs to hours that are over. */
    private void makeCoarser(String id, SourceHistory history) {
        Recent recent = history.recent();
        long packedUntil = recent.isEmpty() ? second : recent.rows()[0].second();
        long hour = packedUntil / HOUR * HOUR;
        if (recent.coarseUntil() > hour) { // the clock was set back: what is lived again is made coarser again
            history.coarseUntil(hour);
            sources.keep(id);
            return;
        }
        if (recent.coarseUntil() == hour || recent.step() == 0) {
            return;
        }
        long from = Math.max(recent.coarseUntil(), hour - Tiers.FINEST_KEPT_SECONDS);
        for (; from < hour; from += HOUR) {
            makeCoarser(history, from, from + HOUR);
        }
        history.coarseUntil(hour);
        sources.keep(id);
    }

    /** Forgets values that are older than is kept. */
    void forgetOld(long now) {
        tiers.forEach(tier -> tier.forgetBefore(now - tier.keptSeconds()));
        for (SourceHistory history : sources.all()) {
            history.forgetOld(now);
        }
    }

    /** Forgets the oldest stretch of each source, before its time. */
    void forgetOldestFine() {
        sources.all().forEach(SourceHistory::forgetOldest);
    }

    /** Forgets series that have been without a value for longer than any is kept. */
    void forgetEnded(long now) {
        catalogue.forgetEndedBefore(now - tiers.getLast().keptSeconds(), sources);
    }

    private void makeCoarser(SourceHistory history, long from, long until) {
        int step = history.recent().step();
        long first = Math.ceilDiv(from, step);
        double[] fine = new double[(int) (Math.ceilDiv(until, step) - first)];
        for (int id : history.blocks().ids(from, until)) {
            Arrays.fill(fine, Double.NaN);
            history.blocks().fill(id, first, fine);
            for (Tier tier : tiers) {
                if (tier.step() > step) {
                    tier.add(id, from, until, fine, step);
                }
            }
        }
    }
}
