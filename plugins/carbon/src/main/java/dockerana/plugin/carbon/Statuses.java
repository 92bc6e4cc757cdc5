package dockerana.plugin.carbon;

import dockerana.api.Status;

/** What the sink says of itself when it is connected. */
final class Statuses {
    private Statuses() {}

    static Status connected(CarbonConfig config, Failover servers) {
        String protocol = config.protocol() == CarbonConfig.Protocol.PICKLE ? "pickle" : "lines";
        if (config.mode() == CarbonConfig.Mode.HASH) {
            return ofRing(config)
                    .by("%s to %d servers by %s"
                            .formatted(
                                    protocol,
                                    config.servers().size(),
                                    config.hash().name()));
        }
        Status status = servers.isOnStandby()
                ? Status.degraded(
                        "Connected to " + servers.server() + ", a stand-by",
                        "See what is wrong with " + config.servers().getFirst() + "; it is tried every minute")
                : Status.ok("Connected to " + servers.server());
        return status.by(protocol + " to " + servers.server());
    }

    /** Carbon's FNV-1a ring puts servers without instances side by side, and the first of them takes it all. */
    private static Status ofRing(CarbonConfig config) {
        boolean lopsided = config.servers().size() > 1
                && config.hash().knowsInstancesOnly()
                && config.servers().stream()
                        .allMatch(server -> server.instance().isEmpty());
        return lopsided
                ? Status.degraded(
                        config.hash().name() + " gives the first server everything, because none has an instance",
                        "Write servers as host:port:instance, here and wherever else the ring is configured")
                : Status.ok("Each of " + config.servers().size() + " servers has its share of the series");
    }
}
