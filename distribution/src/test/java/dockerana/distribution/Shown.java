package dockerana.distribution;

import dockerana.plugin.docker.engine.RealEngine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A machine with containers and an agent that sends everything to everything that dashboards are filled from. At first nothing happens on it but
 * that two containers do what containers do.
 */
final class Shown implements AutoCloseable {
    static final String HOST = "web01.example.com";
    private static final String NODE = "web01_example_com";
    private static final String TOKEN = "only-for-this-test";

    private static final List<String> CALM = List.of(
            "docker network create front",
            "docker run -d --name proxy --network front busybox sh -c 'while :; do echo well; sleep 1; done'",
            "docker run -d --name cache --network front busybox sleep 3600; docker network disconnect front cache",
            "docker tag busybox another; docker volume create thing");

    private final List<AutoCloseable> parts = new ArrayList<>();
    private final RealEngine engine;

    final Installation installation;
    final Grafana graphite;
    final Grafana local;
    final Searches elasticsearch;

    Shown(Path temporary) throws Exception {
        try {
            installation = Installation.in(temporary);
            Path schemas = Files.writeString(
                    temporary.resolve("schemas.conf"), "[all]\npattern = .*\nretentions = 1s:1h,1m:2d\n");
            Carbon carbon = opened(
                            Carbon.configured(schemas, installation.file("conf/graphite/storage-aggregation.conf")))
                    .start();
            graphite = new Grafana(opened(Graphite.over(carbon)).endpoint());
            elasticsearch = new Searches(opened(Elasticsearch.start()).endpoint());
            String page = "127.0.0.1:" + Service.freePort();
            local = new Grafana(
                    opened(Endpoint.of("local", "http://" + page, Map.of("Authorization", "Bearer " + TOKEN))));
            engine = opened(RealEngine.running("shown"));
            opened(AgentProcess.start(installation.configured(configuration(carbon, page))));
            happens(CALM.stream());
        } catch (Exception | AssertionError e) {
            close();
            throw e;
        }
    }

    private String configuration(Carbon carbon, String page) {
        return """
                dockerana {
                  host = %1$s
                  interval = 1s
                  sources {
                    host    { type = host }
                    stats   { type = container-stats }
                    network { type = container-network }
                    events  { type = docker-events }
                    logs    { type = container-logs, rate-limit = 1, patterns { slow { match = "took (?<value>[0-9]+)ms" } } }
                    old     { type = names-2014, via = carbon }
                  }
                  services { docker { endpoint = "unix://%2$s" } }
                  sinks {
                    graphite { type = carbon, servers = ["%3$s"], from = [agent, docker, host, stats, network, events, logs] }
                    old      { type = carbon, servers = ["%3$s"], from = [old], prefix = "" }
                    local    { type = local, bind = "%4$s", token = "%5$s", from = [agent, docker, host, stats, network, events, logs] }
                    search   { type = elasticsearch, url = "%6$s", from = [logs, events] }
                    marks    { type = graphite-events, url = "%7$s", from = [events] }
                    nobody   { type = statsd, server = "127.0.0.1:%8$d", max-age = 1s }
                  }
                }
                """.formatted(
                        HOST,
                        engine.socket(),
                        carbon.server(),
                        page,
                        TOKEN,
                        elasticsearch.elasticsearch().address(),
                        graphite.graphite().address(),
                        Service.freePort());
    }

    /** Brings about all that is awaited. */
    void stir() throws Exception {
        String disk = "/dev/" + Disk.below(engine.folder());
        happens(Stream.of(Awaited.values()).map(awaited -> awaited.script(disk)).filter(script -> !script.isEmpty()));
    }

    /** Each for a shell. */
    private void happens(Stream<String> scripts) throws Exception {
        for (String script : scripts.toList()) {
            engine.client(List.of("sh", "-ec", script));
        }
    }

    /** With one container chosen, by its node, or all. */
    Chosen chosen(ShippedBoard board, String container) {
        return new Chosen(board, graphite, NODE, container);
    }

    /** The node of its paths. */
    static String node() {
        return NODE;
    }

    private <T extends AutoCloseable> T opened(T part) {
        parts.addFirst(part);
        return part;
    }

    @Override
    public void close() {
        for (AutoCloseable part : parts) {
            try {
                part.close();
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }
    }
}
