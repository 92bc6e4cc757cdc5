package dockerana.distribution;

import dockerana.plugin.docker.engine.RealEngine;
import java.io.IOException;
import java.util.List;

/** Many containers that do nothing. */
final class Crowd {
    private Crowd() {}

    /** Starts them, called {@code idle-1} and so on. */
    static void start(RealEngine engine, int containers) throws IOException, InterruptedException {
        String one = "docker run -d --network none --name idle-{} busybox sleep 100000";
        engine.client(List.of("sh", "-ec", "seq %d | xargs -P 4 -I '{}' %s".formatted(containers, one)));
    }
}
