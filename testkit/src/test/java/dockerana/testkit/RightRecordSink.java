package dockerana.testkit;

import dockerana.api.Agent;
import dockerana.api.Component;
import dockerana.api.RecordSink;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** The contract of a sink of records that keeps every promise; those that break one are derived from it. */
class RightRecordSink implements RecordSinkContract, RemoteSinkContract {
    final TcpFarEnd server;

    record Config() {}

    RightRecordSink() throws IOException {
        server = new TcpFarEnd();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Override
    public Component component() {
        return Component.sink("record-lines", Config.class, RecordLineSink.class);
    }

    @Override
    public RecordSink sink(Agent agent) throws Exception {
        return new RecordLineSink(server.port());
    }

    @Override
    public FarEnd farEnd() {
        return server;
    }

    @Override
    public List<ReceivedRecord> received() {
        List<ReceivedRecord> records = new ArrayList<>();
        for (byte[] bytes : server.received()) {
            List<String> parts = parts(ByteBuffer.wrap(bytes));
            for (int i = 0; i + 1 < parts.size(); i += 2) {
                records.add(new ReceivedRecord(parts.get(i), parts.get(i + 1)));
            }
        }
        return records;
    }

    private static List<String> parts(ByteBuffer in) {
        List<String> parts = new ArrayList<>();
        while (in.remaining() >= Integer.BYTES) {
            int length = in.getInt();
            if (in.remaining() < length) {
                break; // the rest is still on its way
            }
            byte[] part = new byte[length];
            in.get(part);
            parts.add(new String(part, StandardCharsets.UTF_8));
        }
        return parts;
    }
}
