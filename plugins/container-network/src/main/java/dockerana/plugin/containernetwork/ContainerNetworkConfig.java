package dockerana.plugin.containernetwork;

import dockerana.plugin.containers.Via;
import java.nio.file.Path;

/**
 * The block of a source {@code container-network}.
 *
 * @param proc where the host's {@code /proc} is
 * @param sys where the host's {@code /sys} is
 * @param node what stands in a path for an interface
 * @param via which way containers are read
 */
record ContainerNetworkConfig(Path proc, Path sys, Node node, Via via) {
    /** What names an interface. */
    enum Node {
        /** Its own name. */
        INTERFACE,
        /** The name of its Docker network. */
        NETWORK
    }
}
