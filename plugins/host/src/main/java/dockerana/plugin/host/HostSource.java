package dockerana.plugin.host;

import dockerana.api.Agent;
import dockerana.api.Metric;
import dockerana.api.Samples;
import dockerana.api.Source;
import dockerana.api.Status;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Measures the machine: asks one reader after the other, and says which of the kernel's files are missing. */
final class HostSource implements Source {
    static final List<Metric> METRICS = Stream.of(
                    CpuTimes.METRICS, CpuReader.METRICS, LoadReader.METRICS, MemoryReader.METRICS)
            .flatMap(List::stream)
            .toList();

    private final HostConfig config;
    private final Agent agent;
    private final KernelFiles files;
    private final List<Reader> readers;

    HostSource(HostConfig config, Agent agent) {
        this.config = config;
        this.agent = agent;
        this.files = new KernelFiles(config.proc());
        this.readers = List.of(new CpuReader(files), new LoadReader(files), new MemoryReader(files));
    }

    @Override
    public void collect(Samples samples) throws IOException, InterruptedException {
        for (int i = 0; i < readers.size(); i++) {
            readers.get(i).addTo(samples);
        }
        report();
    }

    private void report() throws IOException {
        List<String> problems = files.expected().stream()
                .map(KernelFile::problem)
                .filter(Objects::nonNull)
                .toList();
        if (problems.size() == files.expected().size()) {
            throw new IOException("nothing of the machine can be read: " + problems.getFirst()
                    + "; is 'proc' the place where the host's /proc is mounted?");
        }
        agent.status(Status.ok("reads the kernel's files").by(config.proc().toString()));
    }

    @Override
    public void close() {
        files.close();
    }
}
