package dockerana.distribution;

import static dockerana.distribution.Check.Reading.HIGHEST;
import static dockerana.distribution.Check.Reading.LAST;
import static dockerana.distribution.Check.Reading.MEAN;
import static dockerana.distribution.Check.Reading.SILENCE;
import static dockerana.distribution.Paths.CPU_LIMIT;
import static dockerana.distribution.Paths.PIDS_LIMIT;

import java.util.List;
import java.util.stream.Stream;

/** The containers that {@link ContainersInGraphiteTest} watches. They need the networks {@code front} and {@code back}. */
final class Behaviours {
    private static final double KIB = 1024;
    private static final double MIB = 1024 * KIB;
    private static final double MANY = 1e12;

    /** The one that is there before the agent is. */
    static final String ELDER = "docker run -d --name elder --network none busybox sleep 3600";

    private Behaviours() {}

    /** @param disk the device on which the engine keeps its files; some limit on it has the kernel count what goes there */
    static List<Behaviour> on(String disk) {
        return Stream.of(processors(), memory(), disks(disk), networks(), Lives.ends(), Lives.names())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Behaviour> processors() {
        return List.of(
                // on a busy machine it gets less than it may; a second sees a period of 100 ms more or less
                Behaviour.of(
                                "burner",
                                "docker run -d --name burner --network none --cpus 0.05 busybox sh -c 'while :; do :; done'")
                        .runs(CPU_LIMIT)
                        .constant("cpu.limit_cores", 0.05)
                        .check("cpu.percent", MEAN, 0.5, 5.1)
                        .check("cpu.percent", HIGHEST, 0.5, 8)
                        .check("cpu.limit_percent", MEAN, 10, 102)
                        .check("cpu.throttled_periods_total", LAST, 3, MANY)
                        .check("cpu.throttled_seconds_total", LAST, 0.1, MANY)
                        .check("cpu.periods", MEAN, 2, 11),
                Behaviour.of("elder", "")
                        .runs()
                        .check("cpu.percent", HIGHEST, 0, 0.5)
                        .constant("cpu.throttled_periods", 0)
                        .constant("state", 1)
                        .constant("health", 0)
                        .constant("deaths_total", 0)
                        .check("uptime_seconds", HIGHEST, 5, 600),
                Behaviour.of(
                                "crowd",
                                "docker run -d --name crowd --network none --pids-limit 50 busybox"
                                        + " sh -c 'for i in 1 2 3 4 5; do sleep 3600 & done; wait'")
                        .runs(PIDS_LIMIT)
                        .constant("pids.limit", 50)
                        .check("pids.current", LAST, 6, 6));
    }

    private static List<Behaviour> memory() {
        return List.of(
                // what is written to a tmpfs is memory in use: 20 MiB, beside what two small programs need
                Behaviour.of(
                                "holder",
                                "docker run -d --name holder --network none -m 64m --tmpfs /hold busybox"
                                        + " sh -c 'dd if=/dev/zero of=/hold/it bs=1M count=20; sleep 3600'")
                        .runs()
                        .constant("memory.limit_bytes", 64 * MIB)
                        .check("memory.used_bytes", LAST, 20 * MIB, 21 * MIB)
                        .check("memory.used_percent", LAST, 100 * 20 / 64.0, 100 * 21 / 64.0)
                        .check("memory.cache_bytes", LAST, 20 * MIB, 20.4 * MIB)
                        .check("memory.peak_bytes", LAST, 20 * MIB, 26 * MIB)
                        .check("memory.oom_kills_total", LAST, 0, 0),
                // a variable of 10 MB; the shell stays because something follows the sleep
                Behaviour.of(
                                "hoarder",
                                "docker run -d --name hoarder --network none -m 64m busybox"
                                        + " sh -c 'x=$(head -c 10000000 /dev/zero | tr \"\\0\" x); sleep 3600; :'")
                        .runs()
                        .check("memory.rss_bytes", LAST, 10e6, 10.5e6)
                        .check("memory.page_faults_total", LAST, 10e6 / 4096, MANY),
                // a file of 64 MiB through a cache of 16: the kernel throws away what it can
                Behaviour.of(
                                "squeezed",
                                "docker run -d --name squeezed --network none -m 16m -v /data busybox"
                                        + " sh -c 'dd if=/dev/zero of=/data/it bs=1M count=64; sleep 3600'")
                        .runs()
                        .check("memory.usage_bytes", LAST, 8 * MIB, 16 * MIB)
                        .check("memory.used_bytes", LAST, 0, 2 * MIB)
                        .check("memory.limit_hits_total", LAST, 1, MANY)
                        .check("memory.oom_kills_total", LAST, 0, 0),
                Behaviour.of(
                                "survivor",
                                "docker run -d --name survivor --network none -m 16m busybox"
                                        + " sh -c 'for i in 1 2 3; do tail /dev/zero; done; sleep 3600; :'")
                        .runs()
                        .check("memory.oom_kills_total", LAST, 3, 3)
                        .check("ooms_total", LAST, 1, 3) // the engine may hear of several at once
                        .constant("deaths_total", 0)
                        .check("memory.peak_bytes", LAST, 16 * MIB - 64 * KIB, 16 * MIB),
                Behaviour.of(
                                "victim",
                                "docker run -d --name victim --network none -m 16m busybox"
                                        + " sh -c 'sleep 4; tail /dev/zero; code=$?; sleep 1; exit $code'")
                        .runs()
                        .ends(137)
                        .check("ooms_total", LAST, 1, 1));
    }

    private static List<Behaviour> disks(String disk) {
        String counted = " --network none -v /data --device-write-bps /dev/" + disk + ":1gb busybox ";
        String blockio = "blockio." + disk + ".";
        return List.of(
                Behaviour.of(
                                "writer",
                                "docker run -d --name writer" + counted
                                        + "sh -c 'for i in 1 2 3 4 5 6 7 8; do"
                                        + " dd if=/dev/zero of=/data/it bs=64k count=16 oflag=direct; sleep 0.5; done; sleep 3600'")
                        .runs(Paths.disk(disk))
                        .check(blockio + "write_bytes_total", LAST, 8 * MIB, 8.1 * MIB)
                        .check(blockio + "writes_total", LAST, 128, 131),
                Behaviour.of(
                                "reader",
                                "docker run -d --name reader" + counted
                                        + "sh -c 'dd if=/dev/zero of=/data/it bs=64k count=16 oflag=direct; for i in 1 2 3 4 5 6 7 8; do"
                                        + " dd if=/data/it of=/dev/null bs=64k iflag=direct; sleep 0.5; done; sleep 3600'")
                        .runs(Paths.disk(disk))
                        .check(blockio + "read_bytes_total", LAST, 8 * MIB, 8.1 * MIB)
                        .check(blockio + "reads_total", LAST, 128, 131)
                        .check(blockio + "write_bytes_total", LAST, MIB, 1.1 * MIB));
    }

    private static List<Behaviour> networks() {
        // 20 questions of 1000 bytes with the headers of ICMP, IP and Ethernet each way, beside a few for addresses
        double bytes = 20 * (1000 + 8 + 20 + 14);
        return List.of(
                Behaviour.of("listener", """
                        docker create --name listener --network front --network-alias in-front busybox sleep 3600
                        docker network connect --alias in-back back listener
                        docker start listener
                        docker create --name talker --network front busybox sh -c '
                          ping -c 20 -i 0.3 -s 1000 in-front & ping -c 20 -i 0.3 -s 1000 in-back & wait; sleep 3600'
                        docker network connect back talker
                        docker start talker""").runs(Paths.network("eth0"), Paths.network("eth1")),
                Behaviour.of("talker", "")
                        .runs(Paths.network("eth0"), Paths.network("eth1"))
                        .check("network.eth0.tx_bytes_total", LAST, bytes, bytes + 420)
                        .check("network.eth1.tx_bytes_total", LAST, bytes, bytes + 420)
                        .check("network.eth0.rx_bytes_total", LAST, bytes, bytes + 4000)
                        .check("network.eth0.tx_packets_total", LAST, 20, 30)
                        .check("network.eth0.rx_packets_total", LAST, 20, 60),
                Behaviour.of("onhost", "docker run -d --name onhost --network host busybox sleep 3600")
                        .runs(),
                Behaviour.of("owner", """
                        docker run -d --name owner busybox sleep 3600
                        docker run -d --name guest --network container:owner busybox sleep 3600""").runs(Paths.network("eth0")),
                Behaviour.of("guest", "").runs(),
                Behaviour.of("mover", "docker run -d --name mover --network front busybox sleep 3600")
                        .runs(Paths.network("eth0"), Paths.network("eth1"))
                        .when("network.eth0.rx_bytes_total", any -> true, "docker network connect back mover")
                        .when("network.eth1.rx_bytes_total", any -> true, "docker network disconnect front mover")
                        .check("network.eth0.rx_bytes_total", SILENCE, 2, MANY)
                        .check("network.eth1.rx_bytes_total", SILENCE, 0, 1));
    }
}
