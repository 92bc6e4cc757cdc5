package dockerana.plugin.dockerevents;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The last lines of a log, of what the engine sends: in frames, each with its stream and its length before it, or as a terminal shows it. */
final class LogEnd {
    private static final int HEADER = 8;
    private static final int STDERR = 2;
    private static final int LONGEST_LINE = 500;
    private static final Pattern COLOURS = Pattern.compile("\u001b\\[[0-9;?]*[A-Za-z]");
    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cntrl}&&[^\t]]");

    private LogEnd() {}

    /** Nothing if there is no line. */
    static Optional<String> lines(byte[] sent, boolean tty, int most) {
        String text = tty ? decoded(sent, 0, sent.length) : unframed(sent);
        List<String> all = Stream.of(text.split("\r?\n", -1))
                .map(LogEnd::clean)
                .filter(line -> !line.isBlank())
                .toList();
        List<String> last = all.subList(Math.max(0, all.size() - most), all.size());
        return last.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", last));
    }

    /** What is no frame of output, such as an engine's error, is left out; so is what was cut off. */
    private static String unframed(byte[] sent) {
        ByteBuffer frames = ByteBuffer.wrap(sent);
        StringBuilder text = new StringBuilder();
        int before = 0;
        while (frames.remaining() >= HEADER) {
            int stream = frames.get(frames.position());
            int length = frames.getInt(frames.position() + 4);
            frames.position(frames.position() + HEADER);
            if (length < 0 || length > frames.remaining()) {
                break;
            }
            if (stream <= STDERR) {
                if (before != stream && !text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
                    text.append('\n'); // the other stream was in the middle of a line
                }
                text.append(decoded(sent, frames.position(), length));
                before = stream;
            }
            frames.position(frames.position() + length);
        }
        return text.toString();
    }

    private static String decoded(byte[] bytes, int from, int length) {
        return new String(bytes, from, length, StandardCharsets.UTF_8);
    }

    private static String clean(String line) {
        String plain = CONTROLS.matcher(COLOURS.matcher(line).replaceAll("")).replaceAll("");
        return plain.length() <= LONGEST_LINE ? plain : plain.substring(0, LONGEST_LINE) + '…';
    }
}
