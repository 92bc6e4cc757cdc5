package dockerana.plugin.graphiteevents;

import dockerana.api.Secret;
import dockerana.api.Tls;
import dockerana.plugin.net.Credentials;
import dockerana.plugin.net.HttpUrl;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The block of a sink {@code graphite-events}; {@code defaults.conf} says what each option means. */
record GraphiteEventsConfig(
        HttpUrl url,
        Optional<String> user,
        Optional<Secret> password,
        Optional<Tls> tls,
        List<EventGlob> events,
        List<String> tags,
        int mostPerMinute,
        Duration connectTimeout,
        Duration timeout) {
    /** @throws IllegalArgumentException if the values do not fit together */
    GraphiteEventsConfig {
        Credentials.check(user, password);
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
        Credentials.basic(user, password).ifPresent(who -> headers.put("Authorization", who.reveal()));
        return headers;
    }
}
