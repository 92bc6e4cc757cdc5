package dockerana.plugin.carbon;

import dockerana.api.Tls;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The block of a {@code carbon} sink; {@code defaults.conf} says what each option means. */
public record CarbonConfig(
        List<Server> servers,
        Protocol protocol,
        Mode mode,
        HashType hash,
        int replication,
        List<Counters> counters,
        Naming naming,
        List<String> tags,
        Optional<Tls> tls,
        Duration replay,
        Duration connectTimeout,
        Duration writeTimeout) {
    private static final Pattern TAG = Pattern.compile("[a-z][a-z0-9]*([._-][a-z0-9]+)*");
    private static final Pattern CHANGING = Pattern.compile("veth|(.*[._-])?id");

    /** What goes over the wire. */
    public enum Protocol {
        /** Python's pickle, protocol 2. */
        PICKLE(2004),
        /** Text. */
        LINE(2003);

        private final int port;

        Protocol(int port) {
            this.port = port;
        }
    }

    /** What several servers are for. */
    public enum Mode {
        /** One takes everything, the others stand by. */
        FAILOVER,
        /** Each has its share of the series. */
        HASH
    }

    /** What is sent of a counter. */
    public enum Counters {
        /** Its growth per second. */
        RATE,
        /** Its running total, with {@code _total} behind its name. */
        TOTAL
    }

    /** How series are named. */
    public enum Naming {
        /** {@code prefix.containers.web.cpu.percent}. */
        TREE,
        /** {@code prefix.containers.cpu.percent;container=web;host=…}. */
        TAGS
    }

    /** @throws IllegalArgumentException if something does not fit together */
    public CarbonConfig {
        int port = protocol.port;
        servers = servers.stream().map(server -> server.orPort(port)).toList();
        counters = List.copyOf(counters);
        tags = List.copyOf(tags);
        check(!servers.isEmpty(), "servers is empty: name at least one, such as \"carbon.example.com:2004\"");
        check(replication == 1, "replication can only be 1; for a second copy, configure a second sink");
        check(!counters.isEmpty(), "counters is empty: give rate, total or [rate, total]");
        check(
                mode == Mode.FAILOVER || counters.size() == 1,
                "counters = [rate, total] gives a series two names, which mode = hash may have to put on two servers:"
                        + " configure one sink for rates and one for totals");
        check(naming == Naming.TAGS || tags.isEmpty(), "tags has no effect without naming = tags");
        check(!replay.isNegative(), "replay is negative; 0s switches it off");
        check(connectTimeout.isPositive(), "connect-timeout must be more than nothing");
        check(writeTimeout.isPositive(), "write-timeout must be more than nothing");
        tags.forEach(CarbonConfig::checkTag);
        checkDistinct(servers, mode);
    }

    private static void checkTag(String tag) {
        check(TAG.matcher(tag).matches(), "tag '" + tag + "' is not made of lower-case words");
        check(!tag.equals("name") && !tag.equals("host"), "tag '" + tag + "' is there already");
        check(
                !CHANGING.matcher(tag).matches(),
                "tag '" + tag
                        + "' changes whenever a container is made anew: every time, all its series would be new ones");
    }

    private static void checkDistinct(List<Server> servers, Mode mode) {
        Set<String> seen = new HashSet<>();
        for (Server server : servers) {
            if (mode == Mode.HASH) {
                check(
                        seen.add(server.ringKey()),
                        server + " has the same place on the ring as another server, because ports do not count there:"
                                + " give each an instance, host:port:instance");
            } else {
                check(seen.add(server.toString()), server + " is listed twice");
            }
        }
    }

    private static void check(boolean holds, String problem) {
        if (!holds) {
            throw new IllegalArgumentException(problem);
        }
    }
}
