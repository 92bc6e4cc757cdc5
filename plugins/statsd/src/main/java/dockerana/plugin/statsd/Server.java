package dockerana.plugin.statsd;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where StatsD listens.
 *
 * @param host a name or an address
 * @param port of UDP
 */
public record Server(String host, int port) {
    private static final int USUAL_PORT = 8125;
    private static final Pattern ENTRY = Pattern.compile(
            "(?:\\[(?<address>[0-9A-Fa-f:.]+(?:%[A-Za-z0-9._-]+)?)]|(?<name>[A-Za-z0-9._-]+))(?::(?<port>[0-9]{1,5}))?");

    /**
     * Reads {@code host} or {@code host:port}.
     *
     * @throws IllegalArgumentException if it is neither
     */
    public static Server parse(String entry) {
        Matcher parts = ENTRY.matcher(entry);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "'%s' is not host:port (an IPv6 address goes in brackets: [::1]:8125)".formatted(entry));
        }
        String port = parts.group("port");
        String address = parts.group("address");
        int number = port == null ? USUAL_PORT : Integer.parseInt(port);
        if (number == 0 || number > 65_535) {
            throw new IllegalArgumentException("'%s': port %d is not between 1 and 65535".formatted(entry, number));
        }
        return new Server(address == null ? parts.group("name") : address, number);
    }

    /** Host and port, for messages. */
    @Override
    public String toString() {
        return (host.contains(":") ? '[' + host + ']' : host) + ':' + port;
    }
}
