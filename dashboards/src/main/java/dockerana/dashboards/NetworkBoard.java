package dockerana.dashboards;

import java.util.List;

/** Every interface of containers, and those of the machine. */
final class NetworkBoard {
    private NetworkBoard() {}

    static Dashboard dashboard() {
        return new Dashboard(
                Board.NETWORK,
                "Every network interface of containers, and those of the machine.",
                "1h",
                "10s",
                List.of(Variable.host(), Variable.containers(), Variable.interval()),
                Mark.ofAll(),
                List.of(
                        Row.high(
                                8,
                                Shared.traffic(
                                        "Containers: bytes",
                                        Ask.chosen("network.*.rx_bytes"),
                                        Ask.chosen("network.*.tx_bytes")),
                                ofMachine("The machine: bytes", "binBps", "bytes")),
                        Row.high(11, interfaces()),
                        Row.high(
                                8,
                                Shared.traffic(
                                                "Containers: packets",
                                                Ask.chosen("network.*.rx_packets"),
                                                Ask.chosen("network.*.tx_packets"))
                                        .unit("pps"),
                                ofMachine("The machine: packets", "pps", "packets")),
                        Row.high(8, mishapsOfContainers(), mishapsOfMachine())));
    }

    private static Panel ofMachine(String title, String unit, String what) {
        return Shared.ways(title, unit, Ask.host("network.*.rx_" + what), Ask.host("network.*.tx_" + what), 3, 4);
    }

    private static Panel interfaces() {
        return new Table("Interfaces of containers", "Interfaces", 3, 5)
                .column("In", Ask.chosen("network.*.rx_bytes"), Cells.number("binBps"))
                .column("Out", Ask.chosen("network.*.tx_bytes"), Cells.number("binBps"))
                .column("Packets in", Ask.chosen("network.*.rx_packets"), Cells.number("pps"))
                .column("Packets out", Ask.chosen("network.*.tx_packets"), Cells.number("pps"))
                .counted("Damaged in", Ask.chosen("network.*.rx_errors"), Cells.coloured("short", 0, Colours.ONE, 100))
                .counted("Damaged out", Ask.chosen("network.*.tx_errors"), Cells.coloured("short", 0, Colours.ONE, 100))
                .counted("Dropped in", Ask.chosen("network.*.rx_dropped"), Cells.coloured("short", 0, Colours.ONE, 100))
                .counted(
                        "Dropped out", Ask.chosen("network.*.tx_dropped"), Cells.coloured("short", 0, Colours.ONE, 100))
                .apart("Container", "Interface")
                .sortedBy("In")
                .about(
                        "Rates are those of now, what was damaged or dropped that of the time shown. A click leads to the container.")
                .where("Container", "custom.width", 220, "links", List.of(Links.toContainerOfRow()));
    }

    private static Panel mishapsOfContainers() {
        return Panels.lines("Containers: packets lost or damaged, per second")
                .unit("pps")
                .upToAtLeast(1)
                .ask(Ask.summed(Ask.chosen("network.*.{rx,tx}_{errors,dropped}")))
                .ofContainers();
    }

    private static Panel mishapsOfMachine() {
        return Panels.lines("The machine: packets lost or damaged, per second")
                .unit("pps")
                .upToAtLeast(1)
                .ask(Ask.summed(Ask.host("network.*.{rx,tx}_{errors,dropped,overruns}")));
    }
}
