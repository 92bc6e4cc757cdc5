package dockerana.plugin.docker;

/**
 * A container's place in a Docker network. Immutable.
 *
 * @param network the network's name, such as {@code bridge} or {@code shop_default}
 * @param networkId its full id
 * @param endpointId the full id of the container's end; empty while the container does not run
 * @param mac the interface's address in lower-case hex with colons, by which it is found among those of the container; empty if it has none
 * @param ip its IPv4 address; empty if it has none
 */
public record Attachment(String network, String networkId, String endpointId, String mac, String ip) {}
