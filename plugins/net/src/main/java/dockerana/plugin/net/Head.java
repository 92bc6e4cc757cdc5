package dockerana.plugin.net;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The status line and the headers of an answer.
 *
 * @param status such as 200
 * @param keepAlive whether the version of HTTP leaves the connection open by itself
 * @param headers by name, in whatever case it was written
 */
public record Head(int status, boolean keepAlive, Map<String, List<String>> headers) {
    static final int SWITCHING_PROTOCOLS = 101;

    private static final int LONGEST_LINE = 16 * 1024;
    private static final int MOST_HEADERS = 200;
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.([01]) ([1-9][0-9][0-9])( .*)?");

    /**
     * Reads the one of an answer, with the empty line behind it. Those that are only interim are skipped, but for 101: what follows that is no HTTP.
     *
     * @throws IOException if what comes is no HTTP, or not all of it comes
     */
    public static Head ofAnswer(InputStream in) throws IOException {
        Head head = read(in);
        while (head.status < 200 && head.status != SWITCHING_PROTOCOLS) {
            head = read(in);
        }
        return head;
    }

    private static Head read(InputStream in) throws IOException {
        String line = line(in);
        Matcher status = STATUS.matcher(line);
        if (!status.matches()) {
            throw new ProtocolException("what answers speaks no HTTP: it says '%s'"
                    .formatted(line.substring(0, Math.min(40, line.length()))));
        }
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        int count = 0;
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            int colon = header.indexOf(':');
            if (colon <= 0 || ++count > MOST_HEADERS) {
                throw new ProtocolException("the answer's headers are damaged");
            }
            headers.computeIfAbsent(header.substring(0, colon).strip(), name -> new ArrayList<>())
                    .add(header.substring(colon + 1).strip());
        }
        return new Head(Integer.parseInt(status.group(2)), status.group(1).equals("1"), headers);
    }

    /** A line without its end. */
    static String line(InputStream in) throws IOException {
        byte[] bytes = new byte[128];
        int length = 0;
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("the connection ended before the answer was complete");
            }
            if (length == LONGEST_LINE) {
                throw new ProtocolException("a line of the answer is longer than " + LONGEST_LINE + " bytes");
            }
            if (length == bytes.length) {
                bytes = java.util.Arrays.copyOf(bytes, length * 2);
            }
            bytes[length++] = (byte) c;
        }
        if (length > 0 && bytes[length - 1] == '\r') {
            length--;
        }
        return new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
    }

    /** Whether a header has this word. */
    public boolean says(String name, String word) {
        return headers.getOrDefault(name, List.of()).stream()
                .flatMap(value -> List.of(value.split(",", -1)).stream())
                .anyMatch(value -> value.strip().equalsIgnoreCase(word));
    }

    /** The first value of a header. */
    public Optional<String> first(String name) {
        return headers.getOrDefault(name, List.of()).stream().findFirst();
    }

    /** The length of the body, or -1 if that is not said. */
    long length() throws IOException {
        List<String> values = headers.getOrDefault("Content-Length", List.of());
        if (values.isEmpty()) {
            return -1;
        }
        try {
            long length = Long.parseLong(values.getFirst());
            if (length >= 0) {
                return length;
            }
        } catch (NumberFormatException e) { // the same as a negative one
        }
        throw new ProtocolException("the answer's length is '%s'".formatted(values.getFirst()));
    }
}
