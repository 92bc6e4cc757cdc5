package dockerana.plugin.carbon;

import dockerana.api.Tls;
import dockerana.plugin.carbon.CarbonConfig.Counters;
import dockerana.plugin.carbon.CarbonConfig.Mode;
import dockerana.plugin.carbon.CarbonConfig.Naming;
import dockerana.plugin.carbon.CarbonConfig.Protocol;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Configurations for tests: the defaults, but for what a test says. */
final class Configs {
    private final List<Server> servers;
    private Protocol protocol = Protocol.PICKLE;
    private Mode mode = Mode.FAILOVER;
    private HashType hash = new HashType("carbon_ch");
    private int replication = 1;
    private List<Counters> counters = List.of(Counters.RATE);
    private Naming naming = Naming.TREE;
    private List<String> tags = List.of();
    private Optional<Tls> tls = Optional.empty();
    private Duration replay = Duration.ofSeconds(15);
    private Duration writeTimeout = Duration.ofSeconds(10);

    private Configs(List<Server> servers) {
        this.servers = servers;
    }

    static Configs of(String... servers) {
        return new Configs(Stream.of(servers).map(Server::parse).toList());
    }

    Configs lines() {
        protocol = Protocol.LINE;
        return this;
    }

    Configs hash(String type) {
        mode = Mode.HASH;
        hash = new HashType(type);
        return this;
    }

    Configs replication(int copies) {
        replication = copies;
        return this;
    }

    Configs counters(Counters... sent) {
        counters = List.of(sent);
        return this;
    }

    Configs tagged(String... attributes) {
        naming = Naming.TAGS;
        tags = List.of(attributes);
        return this;
    }

    Configs tags(String... attributes) {
        tags = List.of(attributes);
        return this;
    }

    Configs tls(Tls block) {
        tls = Optional.of(block);
        return this;
    }

    Configs replay(Duration window) {
        replay = window;
        return this;
    }

    Configs writeTimeout(Duration patience) {
        writeTimeout = patience;
        return this;
    }

    CarbonConfig build() {
        return new CarbonConfig(
                servers,
                protocol,
                mode,
                hash,
                replication,
                counters,
                naming,
                tags,
                tls,
                replay,
                Duration.ofSeconds(5),
                writeTimeout);
    }
}
