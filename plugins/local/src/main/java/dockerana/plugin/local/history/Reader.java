package dockerana.plugin.local.history;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads what {@link Samples} writes. Safe for any thread. */
final class Reader implements History {
    private static final int UNKNOWN_STEP = 10;

    private final Sources sources;
    private final Catalogue catalogue;
    private final List<Tier> tiers;
    private final InstantSource clock;

    Reader(Sources sources, Catalogue catalogue, List<Tier> tiers, InstantSource clock) {
        this.sources = sources;
        this.catalogue = catalogue;
        this.tiers = tiers;
        this.clock = clock;
    }

    @Override
    public List<Known> series(Span span) {
        List<Known> found = new ArrayList<>();
        for (Catalogue.Item item : catalogue.all()) {
            Entry entry = item.entry();
            SourceHistory source = sources.get(entry.source());
            long last =
                    Math.max(entry.last(), source == null ? 0 : source.recent().last(entry.id()));
            if (entry.first() < span.until() && last >= span.from()) {
                found.add(entry.known(item.path(), last));
            }
        }
        return found;
    }

    @Override
    public Optional<Points> read(String path, Span span, Rollup rollup) {
        Entry entry = catalogue.find(path);
        SourceHistory source = entry == null ? null : sources.get(entry.source());
        if (entry == null || source == null) {
            return Optional.empty();
        }
        Recent recent =
                source.recent(); // before the tiers: an hour that is made coarser meanwhile is read as it was before
        long now = Math.max(
                clock.millis() / 1000, recent.isEmpty() ? 0 : recent.latest().second());
        int step = recent.step() == 0 ? UNKNOWN_STEP : recent.step();
        long kept = Math.max(now - Tiers.keptSeconds(step), recent.stepSince());
        List<Tier> coarser = tiers.stream().filter(tier -> tier.step() > step).toList();
        if (span.from() >= kept || coarser.isEmpty()) {
            double[] values = empty(span, step, now, kept);
            long slot = Math.ceilDiv(Math.max(span.from(), kept), step);
            source.fill(entry.id(), step, slot, values);
            return Optional.of(new Points(slot * step, step, values));
        }
        Tier tier = coarser.stream()
                .filter(one -> span.from() >= one.since(now))
                .findFirst()
                .orElse(coarser.getLast());
        long oldest = now - tier.keptSeconds();
        double[] values = empty(span, tier.step(), now, oldest);
        long slot = Math.ceilDiv(Math.max(span.from(), oldest), tier.step());
        tier.fill(entry.id(), rollup, slot, values);
        long fine = Math.max(recent.coarseUntil(), now - Tiers.keptSeconds(step));
        fillLatest(entry.id(), source, step, fine, rollup, tier.step(), slot, values);
        return Optional.of(new Points(slot * tier.step(), tier.step(), values));
    }

    /** The hour under way is made coarser while it is read. */
    private static void fillLatest(
            int id,
            SourceHistory source,
            int step,
            long fineSince,
            Rollup rollup,
            int coarseStep,
            long slot,
            double[] values) {
        long end = (slot + values.length) * coarseStep;
        long from = Math.max(Math.ceilDiv(fineSince, coarseStep), slot) * coarseStep;
        if (from >= end) {
            return;
        }
        double[] fine = new double[(int) (Math.ceilDiv(end, step) - Math.ceilDiv(from, step))];
        Arrays.fill(fine, Double.NaN);
        source.fill(id, step, Math.ceilDiv(from, step), fine);
        double[] coarse = new double[(int) (end / coarseStep - from / coarseStep)];
        Consolidation usual = SeriesNumber.consolidation(id);
        Consolidation wanted =
                rollup == Rollup.MAXIMUM && usual == Consolidation.READING ? Consolidation.GREATEST : usual;
        Tier.coarser(wanted, fine, step, from, coarse, coarseStep, from);
        System.arraycopy(coarse, 0, values, values.length - coarse.length, coarse.length);
    }

    private static double[] empty(Span span, int step, long now, long oldest) {
        long first = Math.ceilDiv(Math.max(span.from(), oldest), step);
        long end = Math.ceilDiv(Math.min(span.until(), now + step), step);
        double[] values = new double[(int) Math.max(0, end - first)];
        Arrays.fill(values, Double.NaN);
        return values;
    }
}
