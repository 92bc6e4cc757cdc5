package dockerana.plugin.local;

import dockerana.api.Agent;
import dockerana.api.Batch;
import dockerana.api.LogRecord;
import dockerana.api.RecordSink;
import dockerana.api.SampleSink;
import dockerana.plugin.docker.Docker;
import dockerana.plugin.local.web.containers.DockerFacts;
import dockerana.plugin.local.web.containers.Facts;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The same sink, where the plugin {@code docker} is: unless that is switched off, it tells of containers what their series do not say. */
final class LocalSinkWithDocker implements SampleSink, RecordSink {
    private final LocalSink sink;

    @Inject
    LocalSinkWithDocker(LocalConfig config, Optional<Docker> docker, Agent agent) {
        this.sink = new LocalSink(config, docker.<Facts>map(DockerFacts::new).orElse(Facts.NONE), agent);
    }

    @Override
    public void connect() throws IOException {
        sink.connect();
    }

    @Override
    public void write(Batch batch) throws IOException, InterruptedException {
        sink.write(batch);
    }

    @Override
    public void write(List<LogRecord> records) throws IOException, InterruptedException {
        sink.write(records);
    }

    @Override
    public void close() {
        sink.close();
    }
}
