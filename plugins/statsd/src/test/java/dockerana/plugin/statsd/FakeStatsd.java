package dockerana.plugin.statsd;

import dockerana.testkit.ReceivedSample;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes datagrams on a port of its own, and reads their lines as StatsD does. */
final class FakeStatsd implements AutoCloseable {
    private static final Pattern LINE = Pattern.compile("([^:|]+):(-?[0-9.]+)\\|([cg])");

    private final DatagramChannel channel;
    private final int port;
    private final List<String> datagrams = new CopyOnWriteArrayList<>();

    FakeStatsd(InetAddress address, int port) {
        try {
            this.channel = DatagramChannel.open().bind(new InetSocketAddress(address, port));
            this.port = ((InetSocketAddress) channel.getLocalAddress()).getPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofPlatform().daemon().start(this::read);
    }

    FakeStatsd() {
        this(InetAddress.getLoopbackAddress(), 0);
    }

    private void read() {
        ByteBuffer datagram = ByteBuffer.allocate(65_536);
        try {
            while (true) {
                channel.receive(datagram.clear());
                datagrams.add(StandardCharsets.US_ASCII.decode(datagram.flip()).toString());
            }
        } catch (ClosedChannelException e) { // the test is over
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return port;
    }

    Server server() {
        return new Server("127.0.0.1", port);
    }

    /** What came, without empty lines. */
    List<String> datagrams() {
        return datagrams.stream().filter(datagram -> !datagram.isBlank()).toList();
    }

    /** The lines that came, but for the sink's own count. */
    List<String> lines() {
        return datagrams().stream()
                .flatMap(datagram -> datagram.lines())
                .filter(line -> !line.contains(".packets:"))
                .toList();
    }

    /** How often a gauge or a counter came: one below zero is two lines, the first of which sets it to nothing. */
    List<ReceivedSample> samples() {
        List<ReceivedSample> samples = new ArrayList<>();
        for (String line : lines()) {
            Matcher parts = LINE.matcher(line);
            if (!parts.matches()) {
                throw new AssertionError("no line of StatsD's protocol: " + line);
            }
            double value = Double.parseDouble(parts.group(2));
            boolean signed = parts.group(2).startsWith("-") && parts.group(3).equals("g");
            if (signed) {
                ReceivedSample before = samples.removeLast();
                value += before.value();
            }
            samples.add(new ReceivedSample(parts.group(1), value));
        }
        return samples;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
