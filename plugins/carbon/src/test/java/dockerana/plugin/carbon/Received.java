package dockerana.plugin.carbon;

import dockerana.testkit.ReceivedSample;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Reads our own output for tests that count; what carbon reads in it is another test. */
final class Received {
    private Received() {}

    /** Of whole lines; a last one that is not complete is left out. */
    static List<ReceivedSample> lines(List<byte[]> connections) {
        List<ReceivedSample> samples = new ArrayList<>();
        for (byte[] bytes : connections) {
            String text = new String(bytes, StandardCharsets.UTF_8);
            text.substring(0, text.lastIndexOf('\n') + 1).lines().forEach(line -> samples.add(line(line)));
        }
        return samples;
    }

    private static ReceivedSample line(String line) {
        String[] parts = line.split(" ", -1);
        if (parts.length != 3) {
            throw new AssertionError("Not a line of carbon's: '" + line + "'");
        }
        return sample(parts[0], Double.parseDouble(parts[1]), Long.parseLong(parts[2]));
    }

    /** Of whole frames; a last one that is not complete is left out. */
    static List<ReceivedSample> pickle(List<byte[]> connections) {
        List<ReceivedSample> samples = new ArrayList<>();
        for (byte[] bytes : connections) {
            ByteBuffer all = ByteBuffer.wrap(bytes);
            while (all.remaining() >= 4 && all.getInt(all.position()) <= all.remaining() - 4) {
                int length = all.getInt();
                frame(all.slice(all.position(), length), samples);
                all.position(all.position() + length);
            }
        }
        return samples;
    }

    private static void frame(ByteBuffer frame, List<ReceivedSample> samples) {
        frame.position(4);
        while (frame.get() == 'X') {
            byte[] name = new byte[frame.order(ByteOrder.LITTLE_ENDIAN).getInt()];
            frame.get(name).get();
            long seconds = frame.getInt();
            frame.get();
            double value = frame.order(ByteOrder.BIG_ENDIAN).getDouble();
            frame.getShort();
            samples.add(sample(new String(name, StandardCharsets.UTF_8), value, seconds));
        }
    }

    private static ReceivedSample sample(String name, double value, long seconds) {
        return new ReceivedSample(name, value, Instant.ofEpochSecond(seconds));
    }
}
