package com.example.udplines;

import static org.assertj.core.api.Assertions.assertThat;

import dockerana.api.Agent;
import dockerana.api.Component;
import dockerana.api.LogRecord;
import dockerana.api.Records;
import dockerana.api.Source;
import dockerana.testkit.CollectedSamples;
import dockerana.testkit.SourceContract;
import dockerana.testkit.TestAgent;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What the agent expects of a source, and what is this one's own. */
class UdpLinesSourceTest implements SourceContract {
    private static final InetSocketAddress HERE = new InetSocketAddress("127.0.0.1", freePort());

    private static int freePort() {
        try (DatagramSocket socket = new DatagramSocket()) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public Component component() {
        return new UdpLinesPlugin().components().getFirst();
    }

    @Override
    public Source source(Agent agent) {
        return new UdpLinesSource(new UdpLinesConfig("127.0.0.1", HERE.getPort()), agent);
    }

    /** Takes what is handed over. */
    private static final class Taken implements Records {
        private final BlockingQueue<LogRecord> records = new LinkedBlockingQueue<>();

        @Override
        public boolean offer(List<LogRecord> offered) {
            return records.addAll(offered);
        }

        @Override
        public void emit(List<LogRecord> emitted) {
            records.addAll(emitted);
        }

        @Override
        public Optional<LogRecord> last(String originKey) {
            return Optional.empty();
        }

        @Override
        public void forget(String originKey) {}
    }

    @Test
    void everyDatagramIsARecordAndCounted() throws Exception {
        Taken taken = new Taken();
        try (TestAgent agent = TestAgent.ofSource("lines")) {
            UdpLinesSource source = new UdpLinesSource(new UdpLinesConfig("127.0.0.1", HERE.getPort()), agent);
            Thread running = Thread.ofPlatform().start(() -> run(source, taken));
            LogRecord first = sentUntilTaken("täglich\n", taken);
            running.interrupt();
            running.join();

            assertThat(first.text()).isEqualTo("täglich");
            assertThat(first.origin().attributes()).containsEntry("host.name", "testhost");
            CollectedSamples samples = CollectedSamples.of(source);
            assertThat(samples.value("udp-lines.received")).isPositive();
            assertThat(samples.value("udp-lines.received_bytes"))
                    .isEqualTo(9 * samples.value("udp-lines.received"));
        }
    }

    private static void run(UdpLinesSource source, Records records) {
        try {
            source.run(records);
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            // closed by the test
        }
    }

    /** Nobody knows when it listens: what came before that is lost. */
    private static LogRecord sentUntilTaken(String line, Taken taken) throws IOException, InterruptedException {
        byte[] datagram = line.getBytes(StandardCharsets.UTF_8);
        try (DatagramSocket socket = new DatagramSocket()) {
            for (int attempt = 0; attempt < 100; attempt++) {
                socket.send(new DatagramPacket(datagram, datagram.length, HERE));
                LogRecord record = taken.records.poll(100, TimeUnit.MILLISECONDS);
                if (record != null) {
                    return record;
                }
            }
        }
        throw new AssertionError("nothing arrived");
    }
}
