package dockerana.plugin.containernetwork;

import dockerana.plugin.containers.Membership;
import dockerana.plugin.containers.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The network namespaces, and which run counts for each: several containers may share one, and the host's belongs to none. Confined to the
 * thread of its source.
 *
 * @see <a href="https://man7.org/linux/man-pages/man7/network_namespaces.7.html">network_namespaces(7)</a>
 */
final class Namespaces {
    private static final String SHARED = "container:";
    private static final String HOST = "host";

    private final Path proc;
    private final Map<String, Run> owners = new HashMap<>();
    private @Nullable String ofHost;

    Namespaces(Path proc) {
        this.proc = proc;
    }

    /** Whether the run's process is still the container's. */
    boolean isAlive(Run run) throws IOException {
        return Membership.of(proc, run.pid(), run.id()).isPresent();
    }

    /**
     * The namespace that a run is in. Who may not look at it goes by what Docker was told.
     *
     * @param mode of its network, as Docker has it
     */
    String of(Run run, String mode) {
        if (mode.equals(HOST)) {
            return HOST;
        }
        return link(run.pid())
                .map(namespace -> namespace.equals(ofHost()) ? HOST : namespace)
                .orElseGet(() -> mode.startsWith(SHARED) ? mode.substring(SHARED.length()) : run.id());
    }

    /** Whether a run begins with what others counted before it. */
    static boolean isJoined(String mode) {
        return mode.startsWith(SHARED);
    }

    /** Makes the run count for the namespace, unless another one does, or nobody ought to. */
    boolean claim(String namespace, Run run) {
        return !namespace.equals(HOST) && run.equals(owners.computeIfAbsent(namespace, _ -> run));
    }

    /** Ends what {@link #claim} began, if it was this run's. */
    void release(String namespace, Run run) {
        owners.remove(namespace, run);
    }

    private String ofHost() {
        String known = ofHost;
        if (known == null) {
            known = link(1).orElse("");
            ofHost = known;
        }
        return known;
    }

    private Optional<String> link(long pid) {
        try {
            return Optional.of(
                    Files.readSymbolicLink(proc.resolve(Long.toString(pid)).resolve("ns/net"))
                            .toString());
        } catch (IOException e) { // not for us, or gone
            return Optional.empty();
        }
    }
}
