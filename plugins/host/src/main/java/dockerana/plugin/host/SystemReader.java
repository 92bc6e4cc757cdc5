package dockerana.plugin.host;

import dockerana.api.Metric;
import dockerana.api.Samples;
import dockerana.api.Series;
import dockerana.plugin.kernel.KernelFile;
import dockerana.plugin.kernel.KernelFiles;
import dockerana.plugin.kernel.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the kernel has open, and since when it runs: uptime, open files, sockets in use. */
final class SystemReader implements Reader {
    private static final Metric UPTIME = Metric.gauge("uptime_seconds", "Time since the machine started");
    private static final Metric OPEN_FILES = Metric.gauge("files.open", "File handles in use on the whole machine");
    private static final Metric TCP = Metric.gauge(
            "sockets.tcp_in_use", "TCP sockets in use, IPv4 and IPv6, those that only wait to vanish left out");
    private static final Metric UDP = Metric.gauge("sockets.udp_in_use", "UDP sockets in use, IPv4 and IPv6");
    static final List<Metric> METRICS = List.of(UPTIME, OPEN_FILES, TCP, UDP);

    private final KernelFile uptimeFile;
    private final KernelFile fileNr;
    private final KernelFile sockstat;
    private final KernelFile sockstat6;
    private final Series uptime = UPTIME.of();
    private final Series openFiles = OPEN_FILES.of();
    private final Series tcp = TCP.of();
    private final Series udp = UDP.of();
    private double tcpInUse;
    private double udpInUse;

    SystemReader(KernelFiles files) {
        uptimeFile = files.expected("uptime");
        fileNr = files.optional("sys/fs/file-nr");
        sockstat = files.optionalOfNetwork("sockstat");
        sockstat6 = files.optionalOfNetwork("sockstat6");
    }

    @Override
    public void addTo(Samples samples) {
        Text text = uptimeFile.read();
        if (text != null && text.line()) {
            samples.add(uptime, text.number());
        }
        text = fileNr.read();
        if (text != null && text.line()) {
            double allocated = text.number();
            double unused = text.number();
            samples.add(openFiles, allocated - unused);
        }
        tcpInUse = Double.NaN;
        udpInUse = Double.NaN;
        count(sockstat.read());
        count(sockstat6.read());
        samples.add(tcp, tcpInUse);
        samples.add(udp, udpInUse);
    }

    /** Of lines such as {@code TCP: inuse 12 orphan 0 tw 3 alloc 14 mem 2}; the protocols over IPv6 end in 6, in a file of their own. */
    private void count(@Nullable Text text) {
        while (text != null && text.line() && text.word()) {
            if (text.is("TCP:") || text.is("TCP6:")) {
                tcpInUse = sum(tcpInUse, inUse(text));
            } else if (text.is("UDP:") || text.is("UDP6:")) {
                udpInUse = sum(udpInUse, inUse(text));
            }
        }
    }

    private static double inUse(Text line) {
        return line.word() && line.is("inuse") ? line.number() : Double.NaN;
    }

    private static double sum(double known, double more) {
        return Double.isNaN(known) ? more : known + more;
    }
}
