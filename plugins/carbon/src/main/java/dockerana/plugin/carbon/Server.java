package dockerana.plugin.carbon;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An entry of {@code servers}: {@code host}, {@code host:port} or {@code host:port:instance}, an IPv6 address in brackets.
 *
 * @param host a name, resolved anew for each connection, or an address
 * @param port empty for the usual port of the protocol
 * @param instance the name of one carbon among several on a host; it counts on the ring only
 */
public record Server(String host, OptionalInt port, Optional<String> instance) {
    private static final Pattern ENTRY =
            Pattern.compile("(?:\\[(?<address>[0-9A-Fa-f:.]+(?:%[A-Za-z0-9._-]+)?)]|(?<name>[A-Za-z0-9._-]+))"
                    + "(?::(?<port>[0-9]{1,5})(?::(?<instance>[A-Za-z0-9._-]+))?)?");

    /**
     * Reads an entry.
     *
     * @throws IllegalArgumentException if it is not one
     */
    public static Server parse(String entry) {
        Matcher parts = ENTRY.matcher(entry);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "'%s' is not host:port or host:port:instance (an IPv6 address goes in brackets: [::1]:2004)"
                            .formatted(entry));
        }
        String port = parts.group("port");
        String address = parts.group("address");
        return new Server(
                address == null ? parts.group("name") : address,
                port == null ? OptionalInt.empty() : OptionalInt.of(port(entry, Integer.parseInt(port))),
                Optional.ofNullable(parts.group("instance")));
    }

    private static int port(String entry, int port) {
        if (port == 0 || port > 65_535) {
            throw new IllegalArgumentException("'%s': port %d is not between 1 and 65535".formatted(entry, port));
        }
        return port;
    }

    /** With this port if it has none. */
    Server orPort(int usual) {
        return port.isPresent() ? this : new Server(host, OptionalInt.of(usual), instance);
    }

    /** What carbon's ring knows of it, written as Python writes the pair of host and instance. */
    String ringKey() {
        return "('%s', %s)"
                .formatted(host, instance.map(name -> "'" + name + "'").orElse("None"));
    }

    /** Host and port, for messages. */
    @Override
    public String toString() {
        String name = host.contains(":") ? '[' + host + ']' : host;
        return port.isPresent() ? name + ':' + port.getAsInt() : name;
    }
}
