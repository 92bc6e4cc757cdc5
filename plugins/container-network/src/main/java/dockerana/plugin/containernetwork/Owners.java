package dockerana.plugin.containernetwork;

import dockerana.plugin.containers.Run;
import java.util.HashMap;
import java.util.Map;

/** Which run counts for each network namespace, since several may share one; the host's belongs to none. Confined to the thread of its source. */
final class Owners {
    private final Map<String, Run> owners = new HashMap<>();

    /** Makes the run count for the namespace, unless another one does, or nobody ought to. */
    boolean claim(String namespace, Run run) {
        return !namespace.equals(Namespaces.HOST) && run.equals(owners.computeIfAbsent(namespace, _ -> run));
    }

    /** Ends what {@link #claim} began, if it was this run's. */
    void release(String namespace, Run run) {
        owners.remove(namespace, run);
    }
}
