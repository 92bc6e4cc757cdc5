package dockerana.testkit;

import dockerana.api.Agent;
import dockerana.api.Component;
import dockerana.api.SampleSink;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** The contract of a sink that keeps every promise; those that break one are derived from it. */
class RightSampleSink implements SampleSinkContract, RemoteSinkContract {
    final TcpFarEnd server;

    record Config() {}

    RightSampleSink() throws IOException {
        server = new TcpFarEnd();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Override
    public Component component() {
        return Component.sink("lines", Config.class, LineSink.class);
    }

    @Override
    public SampleSink sink(Agent agent) throws Exception {
        return new LineSink(server.port(), agent);
    }

    @Override
    public FarEnd farEnd() {
        return server;
    }

    @Override
    public List<ReceivedSample> received() {
        List<ReceivedSample> samples = new ArrayList<>();
        server.received().forEach(bytes -> decode(new DataInputStream(new ByteArrayInputStream(bytes)), samples));
        return samples;
    }

    private static void decode(DataInputStream in, List<ReceivedSample> samples) {
        try {
            while (true) {
                ByteArrayOutputStream name = new ByteArrayOutputStream();
                for (int b = in.readByte(); b != '\n'; b = in.readByte()) {
                    name.write(b);
                }
                samples.add(new ReceivedSample(
                        name.toString(StandardCharsets.UTF_8), in.readDouble(), Instant.ofEpochMilli(in.readLong())));
            }
        } catch (EOFException e) { // the rest is still on its way
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
