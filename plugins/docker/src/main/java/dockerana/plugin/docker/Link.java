package dockerana.plugin.docker;

import dockerana.api.Samples;
import java.io.Closeable;
import java.io.IOException;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** The way to the engine, made when it is first needed: its files may be missing until then. Made by one thread at a time, counted by any. */
final class Link implements Closeable {
    private final DockerConfig config;
    private final Deadlines deadlines;
    private final InstantSource clock;
    private volatile @Nullable ApiCalls calls;

    Link(DockerConfig config, Deadlines deadlines, InstantSource clock) {
        this.config = config;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    ApiCalls transport() throws IOException {
        ApiCalls present = calls;
        if (present == null) {
            present = new ApiCalls(config.transport(deadlines), clock.instant());
            calls = present;
        }
        return present;
    }

    /** Adds what was asked so far. */
    void addTo(Samples samples) {
        ApiCalls present = calls;
        if (present != null) {
            present.addTo(samples);
        }
    }

    @Override
    public void close() throws IOException {
        ApiCalls present = calls;
        if (present != null) {
            present.close();
        }
    }
}
