package dockerana.plugin.graphiteevents;

import dockerana.plugin.net.HttpUrl;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Configurations for tests. */
final class Configs {
    private Configs() {}

    static GraphiteEventsConfig of(String url, int mostPerMinute, String... events) {
        return new GraphiteEventsConfig(
                HttpUrl.parse(url),
                Optional.empty(),
                Optional.empty(),
                Stream.of(events).map(EventGlob::parse).toList(),
                List.of("mine"),
                mostPerMinute,
                Duration.ofSeconds(5),
                Duration.ofSeconds(10));
    }
}
