package dockerana.plugin.graphiteevents;

import dockerana.api.Tls;
import dockerana.plugin.net.HttpUrl;
import dockerana.plugin.net.Login;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The block of a sink {@code graphite-events}; {@code defaults.conf} says what each option means. */
record GraphiteEventsConfig(
        HttpUrl url,
        Optional<Login> login,
        Optional<Tls> tls,
        List<EventGlob> events,
        List<String> tags,
        int mostPerMinute,
        Duration connectTimeout,
        Duration timeout) {
    /** @throws IllegalArgumentException if the values do not fit together */
    GraphiteEventsConfig {
        require(
                tags.stream().allMatch(tag -> tag.equals(Tags.safe(tag))),
                "tags: letters, digits, _ and - only, 50 at most");
        require(mostPerMinute > 0, "most-per-minute: must be at least 1");
        require(connectTimeout.isPositive() && timeout.isPositive(), "timeouts must be positive");
        events = List.copyOf(events);
        tags = List.copyOf(tags);
    }

    private static void require(boolean so, String otherwise) {
        if (!so) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    /** What every request says of who asks. */
    Map<String, String> headers() {
        Map<String, String> headers = new HashMap<>();
        headers.put("User-Agent", "dockerana");
        login.ifPresent(who -> headers.put("Authorization", who.header().reveal()));
        return headers;
    }
}
