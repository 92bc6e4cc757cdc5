package dockerana.distribution;

import dockerana.plugin.docker.engine.RealEngine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A machine on which everything happens that dashboards can show, with an agent, a carbon and a Graphite. */
final class Shown implements AutoCloseable {
    static final String HOST = "shown";
    private static final long A_DAY = 86_400;

    private final List<AutoCloseable> parts = new ArrayList<>();

    final Installation installation;
    final Graphite graphite;

    static Shown in(Path temporary) throws Exception {
        return new Shown(temporary);
    }

    private Shown(Path temporary) throws Exception {
        installation = Installation.in(temporary);
        Path schemas =
                Files.writeString(temporary.resolve("schemas.conf"), "[all]\npattern = .*\nretentions = 1s:1h,1m:2d\n");
        Path aggregation = installation.file("conf/graphite/storage-aggregation.conf");
        Carbon carbon = opened(Carbon.configured(schemas, aggregation)).start();
        graphite = opened(Graphite.over(carbon));
        RealEngine engine = opened(RealEngine.running("shown"));
        opened(AgentProcess.start(installation.configured(configuration(engine, carbon))));
        for (String script : scripts(Disk.below(engine.folder()))) {
            engine.client(List.of("sh", "-ec", script));
        }
        long yesterday = System.currentTimeMillis() / 1000 - A_DAY;
        carbon.send(
                "dockerana." + HOST + ".containers.busy.cpu.percent",
                Map.of(yesterday - 60, 1.0, yesterday, 1.0, yesterday + 60, 1.0));
    }

    private static String configuration(RealEngine engine, Carbon carbon) {
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
                    nobody   { type = statsd, server = "127.0.0.1:%4$d", max-age = 1s }
                    console  { type = console, from = [logs] }
                  }
                }
                """.formatted(HOST, engine.socket(), carbon.server(), Service.freePort());
    }

    /** What happens, each for a shell. */
    private static List<String> scripts(String disk) {
        return List.of(
                "docker network create front",
                // a program with every limit, which talks, writes and reads, and whose health comes and goes
                """
                docker run -d --name busy --network front --cpus 0.2 -m 64m --pids-limit 50 -v /data \
                  --device-write-bps /dev/%1$s:100mb --device-read-bps /dev/%1$s:100mb \
                  --health-interval 1s --health-retries 1 --health-cmd 'test -e /tmp/well' busybox sh -c '
                    while :; do
                      echo it took 12ms; echo it went wrong >&2; echo more of it >&2
                      dd if=/dev/zero of=/data/it bs=64k count=4 oflag=direct 2>/tmp/said
                      dd if=/data/it of=/dev/null bs=64k iflag=direct 2>/tmp/said
                      if [ -e /tmp/well ]; then rm /tmp/well; else touch /tmp/well; fi
                      sleep 1
                    done'""".formatted(disk),
                "docker run -d --name looper --network none --restart on-failure:3 busybox sh -c 'sleep 2; exit 3'",
                "docker run -d --name victim --network none -m 16m busybox sh -c 'sleep 3; exec tail /dev/zero'",
                "docker run -d --name mover --network front busybox sleep 3600; docker network disconnect front mover",
                "docker tag busybox another; docker volume create thing");
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
