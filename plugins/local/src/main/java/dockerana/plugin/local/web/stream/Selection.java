package dockerana.plugin.local.web.stream;

import dockerana.api.Batch;
import dockerana.plugin.local.web.present.PathPatterns;
import dockerana.plugin.local.web.present.Present;
import java.util.HashMap;
import java.util.Map;

/** Which series of a batch are wanted, found out once for as long as its source's series stay the same. Called by one thread at a time. */
final class Selection {
    private final PathPatterns wanted;
    private final Map<String, Mask> masks = new HashMap<>();

    @SuppressWarnings("ArrayRecordComponent") // nobody compares two of them
    private record Mask(Batch batch, boolean[] wanted) {}

    Selection(PathPatterns wanted) {
        this.wanted = wanted;
    }

    /** By the series' index; to be read only. */
    boolean[] of(Batch batch) {
        Mask known = masks.get(batch.source());
        if (known == null || !Present.sameSeries(known.batch, batch)) {
            boolean[] found = new boolean[batch.size()];
            for (int i = 0; i < found.length; i++) {
                found[i] = wanted.test(batch.series(i).path());
            }
            known = new Mask(batch, found);
            masks.put(batch.source(), known);
        }
        return known.wanted;
    }
}
