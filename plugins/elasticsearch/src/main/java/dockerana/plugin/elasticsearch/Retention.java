package dockerana.plugin.elasticsearch;

import dockerana.api.RefusedException;
import dockerana.plugin.net.Answer;
import dockerana.plugin.net.Request;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes this sink's daily indices that are too old, and no others. Confined to one thread. */
final class Retention {
    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
    private static final Duration BETWEEN = Duration.ofHours(1);

    private final Cluster cluster;
    private final Indices indices;
    private final Duration keep;
    private final LongSupplier nanoTime;
    private long doneNanos;

    Retention(Cluster cluster, Indices indices, Duration keep, LongSupplier nanoTime) {
        this.cluster = cluster;
        this.indices = indices;
        this.keep = keep;
        this.nanoTime = nanoTime;
        this.doneNanos = nanoTime.getAsLong() - BETWEEN.toNanos();
    }

    /** The first day that is kept whole. */
    LocalDate firstDay(Instant now) {
        return LocalDate.ofInstant(now.minus(keep), ZoneOffset.UTC);
    }

    boolean isDue() {
        return nanoTime.getAsLong() - doneNanos >= BETWEEN.toNanos();
    }

    /** @throws IOException if it could not look, or could not remove one, which spares no other; it tries again in an hour */
    void sweep(Instant now) throws IOException, InterruptedException {
        doneNanos = nanoTime.getAsLong();
        LocalDate first = firstDay(now);
        List<RefusedException> refusals = new ArrayList<>();
        for (String index : known()) {
            if (indices.day(index).filter(day -> day.isBefore(first)).isPresent()) {
                try {
                    remove(index);
                } catch (RefusedException e) {
                    refusals.add(e);
                }
            }
        }
        if (!refusals.isEmpty()) {
            throw refusals.getFirst();
        }
    }

    private List<String> known() throws IOException, InterruptedException {
        String path = '/' + String.join(",", indices.patterns()) + "/_alias?expand_wildcards=open,closed";
        Answer answer = cluster.send(Request.get(path));
        if (answer.status() != 200) {
            throw cluster.refused(answer);
        }
        return List.copyOf(Json.flat(answer.body()).keySet());
    }

    private void remove(String index) throws IOException, InterruptedException {
        Answer answer = cluster.send(Request.delete('/' + index));
        if (answer.status() >= 300 && answer.status() != 404) {
            throw cluster.refused(answer);
        }
        answer.excerpt();
        LOG.info("{}: {} is older than {} days and was removed", cluster.name(), index, keep.toDays());
    }
}
