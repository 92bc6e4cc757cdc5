package com.example.udplines;

import dockerana.api.Agent;
import dockerana.api.LogRecord;
import dockerana.api.Metric;
import dockerana.api.Records;
import dockerana.api.Samples;
import dockerana.api.Series;
import dockerana.api.Status;
import dockerana.api.StreamingSource;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.DatagramChannel;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * Listens on one thread, and tells what it counted on another: {@link #run} and {@link #collect} share the two counts, and nothing else.
 */
final class UdpLinesSource implements StreamingSource {
    private static final Metric RECEIVED = Metric.counter("udp-lines.received", "Datagrams that arrived");
    private static final Metric BYTES = Metric.counter("udp-lines.received_bytes", "Bytes in them");
    static final List<Metric> METRICS = List.of(RECEIVED, BYTES);

    private static final int LARGEST_DATAGRAM = 65_507;

    private final UdpLinesConfig config;
    private final Agent agent;
    private final LongAdder received = new LongAdder();
    private final LongAdder bytes = new LongAdder();
    private final Series receivedSeries;
    private final Series bytesSeries;

    UdpLinesSource(UdpLinesConfig config, Agent agent) {
        this.config = config;
        this.agent = agent;
        Instant start = agent.clock().instant(); // from here on they count, so even the first one has a rate
        receivedSeries = RECEIVED.of().startedAt(start);
        bytesSeries = BYTES.of().startedAt(start);
    }

    @Override
    public void run(Records records) throws IOException, InterruptedException {
        String here = config.address() + ':' + config.port();
        // One for all records: what they share is kept once.
        LogRecord.Origin origin = new LogRecord.Origin(
                LogRecord.Kind.LOG, here, "", Map.of("stream", "udp", "host.name", agent.host()));
        ByteBuffer datagram = ByteBuffer.allocate(LARGEST_DATAGRAM);
        long latest = 0;
        int ordinal = 0;
        try (DatagramChannel channel = DatagramChannel.open()) {
            channel.bind(new InetSocketAddress(config.address(), config.port()));
            agent.status(Status.ok("Listens at " + here));
            while (true) {
                channel.receive(datagram.clear());
                received.increment();
                bytes.add(datagram.flip().remaining());
                String line = StandardCharsets.UTF_8.decode(datagram).toString().strip();
                long now = nanos(agent.clock().instant());
                ordinal = now == latest ? ordinal + 1 : 0; // with the time it is the record's id
                latest = now;
                records.emit(List.of(new LogRecord(origin, now, ordinal, 0, line)));
            }
        } catch (ClosedByInterruptException e) {
            throw new InterruptedException(); // the agent closes
        }
    }

    private static long nanos(Instant time) {
        return TimeUnit.SECONDS.toNanos(time.getEpochSecond()) + time.getNano();
    }

    @Override
    public void collect(Samples samples) {
        samples.add(receivedSeries, received.doubleValue());
        samples.add(bytesSeries, bytes.doubleValue());
    }
}
