package dockerana.plugin.local.web.access;

import java.net.InetSocketAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An address of this machine.
 *
 * @param host a name or a numeric address, IPv6 without brackets
 * @param port 0 for any that is free
 */
public record Bind(String host, int port) {
    private static final Pattern FORM = Pattern.compile("(?:\\[([0-9A-Fa-f:.%]+)]|([^:\\[\\]/\\s]+)):(\\d{1,5})");
    private static final int LAST_PORT = 65535;

    /**
     * Takes it apart.
     *
     * @throws IllegalArgumentException if it is not {@code host:port}
     */
    public static Bind parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches() || Integer.parseInt(form.group(3)) > LAST_PORT) {
            throw new IllegalArgumentException(
                    "'%s' is not an address with a port, such as 127.0.0.1:8420 or [::1]:8420".formatted(text));
        }
        return new Bind(form.group(1) == null ? form.group(2) : form.group(1), Integer.parseInt(form.group(3)));
    }

    /** Whether only this machine reaches it. A name that has to be looked up may be anything. */
    public boolean isLoopback() {
        return host.equals("localhost") || host.equals("::1") || host.matches("127(\\.\\d{1,3}){3}");
    }

    /** Whether it stands for all addresses of this machine. */
    public boolean isAny() {
        return host.equals("0.0.0.0") || host.equals("::");
    }

    /** Looks the name up. */
    public InetSocketAddress socketAddress() {
        return new InetSocketAddress(host, port);
    }

    @Override
    public String toString() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
