package dockerana.plugin.local.http;

import java.time.Duration;

/**
 * What a server bears.
 *
 * @param connections open at a time; one more, and the one that has been silent for longest is closed
 * @param streams how many of them may be answers without end
 * @param large how many answers that may be large are found and sent at a time; others wait
 * @param headBytes of a request line with its headers
 * @param bodyBytes of a body
 * @param idle how long a connection may wait for its next request
 * @param request how long a request may take to arrive as a whole
 * @param answer how long an answer may take to be found
 * @param progress how long a reader may take for the next {@link ResponseWriter#PIECE} bytes
 * @param whole how long a reader may take for an answer that has an end
 */
public record Limits(
        int connections,
        int streams,
        int large,
        int headBytes,
        int bodyBytes,
        Duration idle,
        Duration request,
        Duration answer,
        Duration progress,
        Duration whole) {
    /** Enough for some browsers with many tabs and for a Grafana, and for an agent's memory. */
    public static final Limits USUAL = new Limits(
            256,
            64,
            3,
            32 << 10,
            512 << 10,
            Duration.ofSeconds(60),
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofSeconds(20),
            Duration.ofSeconds(60));
}
