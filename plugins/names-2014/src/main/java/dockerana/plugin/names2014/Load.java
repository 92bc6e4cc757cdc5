package dockerana.plugin.names2014;

import dockerana.api.Samples;
import dockerana.api.Series;
import dockerana.plugin.kernel.KernelFile;
import dockerana.plugin.kernel.KernelFiles;
import dockerana.plugin.kernel.Text;
import java.util.List;

/** The load and the threads: {@code /proc/loadavg}, such as {@code 0.27 0.21 0.13 1/95 8044}. */
final class Load implements Topic {
    static final List<Name> GAUGES = List.of(
            new Name("docker.host.{host}.loadavg.1-min", "Load over a minute"),
            new Name("docker.host.{host}.loadavg.5-min", "Load over 5 minutes"),
            new Name("docker.host.{host}.loadavg.10-min", "Load over 15 minutes, named so in 2014"),
            new Name("docker.host.{host}.processes.active", "Threads that run or would run"),
            new Name("docker.host.{host}.processes.total", "Threads that exist"));

    private final KernelFile loadavg;
    private final List<Series> series;

    Load(Via via, String host, KernelFiles files) {
        loadavg = files.expected("loadavg");
        series = GAUGES.stream().map(name -> via.gauge(name).of(host)).toList();
    }

    @Override
    public void addTo(Samples samples, double seconds) {
        Text text = loadavg.read();
        if (text == null || !text.line()) {
            return;
        }
        for (int i = 0; i < 3; i++) {
            samples.add(series.get(i), text.number());
        }
        if (text.word()) {
            String threads = text.string();
            int slash = threads.indexOf('/');
            if (slash > 0) {
                samples.add(series.get(3), Double.parseDouble(threads.substring(0, slash)));
                samples.add(series.get(4), Double.parseDouble(threads.substring(slash + 1)));
            }
        }
    }
}
