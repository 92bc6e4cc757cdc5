package dockerana.plugin.containers;

import dockerana.plugin.docker.Container;
import dockerana.plugin.docker.Docker;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What a source that measures containers asks of the engine.
 *
 * @param containers those that are reported, the same list while nothing changed
 * @param local whether their files may be on this machine
 * @param statistics what one of them uses
 */
public record EngineView(Supplier<List<Container>> containers, boolean local, Statistics statistics) {
    /** How the engine is asked about one container; on any thread. */
    @FunctionalInterface
    public interface Statistics {
        /**
         * Numbers by the path of their keys, as {@link Docker#statistics} has them.
         *
         * @return empty if it does not run
         * @throws IOException if there is no answer
         */
        Map<String, Double> of(String id) throws IOException;
    }

    /** That of the service. */
    public static EngineView of(Docker docker) {
        return new EngineView(docker::containers, docker.local(), docker::statistics);
    }
}
