package dockerana.plugin.containerstats;

import dockerana.api.Samples;
import dockerana.plugin.containers.FilesWay;
import dockerana.plugin.containers.Membership;
import dockerana.plugin.containers.Run;
import dockerana.plugin.docker.Container;
import dockerana.plugin.docker.Limits;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One run of a container: its files are opened when they are read first, and closed when they are gone or it ended. Confined to the thread of
 * its source.
 */
final class ContainerStats implements FilesWay.OfRun {
    private static final Samples NOWHERE = (_, _) -> {};
    private static final long LIMITS_NANOS = Duration.ofMinutes(1).toNanos();

    private final Run run;
    private final ContainerFiles files;
    private final LongSupplier nanoTime;
    private List<Reader> readers = List.of();
    private @Nullable Limits limits;
    private boolean limitsChanged;
    private long limitsReadAt;

    /** @param nanoTime the monotonic clock */
    ContainerStats(Run run, ContainerFiles files, LongSupplier nanoTime) {
        this.run = run;
        this.files = files;
        this.nanoTime = nanoTime;
    }

    @Override
    public void seen(Container container) {
        limitsChanged |= !container.limits().equals(limits);
        limits = container.limits();
    }

    @Override
    public boolean addTo(Samples samples) throws IOException {
        if (readers.isEmpty() && !open()) {
            return false;
        }
        if (limitsChanged || nanoTime.getAsLong() - limitsReadAt >= LIMITS_NANOS) {
            readers.forEach(Reader::readLimits);
            limitsReadAt = nanoTime.getAsLong();
            limitsChanged = false;
        }
        boolean any = false;
        for (int i = 0; i < readers.size(); i++) {
            any |= readers.get(i).addTo(samples);
        }
        if (!any) {
            close(); // what has the same name next time may be another run's
        }
        return any;
    }

    /**
     * Opens what belongs to this run for certain: a control group with that name, and a process that is still the container's after its files
     * were opened, which the first reading does. The next run's would have the same names.
     */
    private boolean open() throws IOException {
        Optional<Membership> membership = files.membership(run);
        if (membership.isEmpty()) {
            return false;
        }
        readers = files.readers(run, membership.get());
        for (Reader reader : readers) {
            reader.addTo(NOWHERE);
        }
        if (files.membership(run).isEmpty()) {
            close();
        }
        limitsChanged = true;
        return !readers.isEmpty();
    }

    @Override
    public void close() {
        readers.forEach(Reader::close);
        readers = List.of();
    }
}
