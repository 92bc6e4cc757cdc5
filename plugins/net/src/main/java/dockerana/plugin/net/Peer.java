package dockerana.plugin.net;

/**
 * Whom to connect to.
 *
 * @param host a name, resolved anew for each connection, or an address; without brackets
 */
public record Peer(String host, int port) {
    /** Host and port, an IPv6 address in brackets: for messages. */
    @Override
    public String toString() {
        return (host.contains(":") ? '[' + host + ']' : host) + ':' + port;
    }
}
