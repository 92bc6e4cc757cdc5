package dockerana.plugin.elasticsearch;

import dockerana.api.Secret;
import dockerana.api.Tls;
import dockerana.plugin.elasticsearch.ElasticsearchConfig.Lifecycle;
import dockerana.plugin.net.HttpUrl;
import dockerana.plugin.net.Login;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Configurations for tests: the defaults, but for what a test says; records may be of any age. */
final class Configs {
    private final List<HttpUrl> urls;
    private Optional<Login> login = Optional.empty();
    private Optional<Secret> apiKey = Optional.empty();
    private Optional<Tls> tls = Optional.empty();
    private String index = "dockerana";
    private boolean dataStreams;
    private Duration keep = Duration.ZERO;
    private Lifecycle lifecycle = Lifecycle.OWN;
    private long bulk = 1 << 20;
    private boolean gzip;
    private long deadLetters = 64 << 20;
    private Duration timeout = Duration.ofSeconds(20);

    private Configs(List<HttpUrl> urls) {
        this.urls = urls;
    }

    static Configs of(String... urls) {
        return new Configs(Stream.of(urls).map(HttpUrl::parse).toList());
    }

    Configs user(String name, String secret) {
        login = Optional.of(new Login(name, new Secret(secret)));
        return this;
    }

    Configs apiKey(String key) {
        apiKey = Optional.of(new Secret(key));
        return this;
    }

    Configs tls(Tls block) {
        tls = Optional.of(block);
        return this;
    }

    Configs index(String name) {
        index = name;
        return this;
    }

    Configs dataStreams() {
        dataStreams = true;
        return this;
    }

    Configs keep(Duration time) {
        keep = time;
        return this;
    }

    Configs lifecycle(Lifecycle who) {
        lifecycle = who;
        return this;
    }

    Configs bulk(long bytes) {
        bulk = bytes;
        return this;
    }

    Configs gzip() {
        gzip = true;
        return this;
    }

    Configs deadLetters(long bytes) {
        deadLetters = bytes;
        return this;
    }

    Configs timeout(Duration time) {
        timeout = time;
        return this;
    }

    ElasticsearchConfig build() {
        return new ElasticsearchConfig(
                urls,
                login,
                apiKey,
                tls,
                index,
                dataStreams,
                true,
                keep,
                lifecycle,
                bulk,
                gzip,
                deadLetters,
                Duration.ofSeconds(5),
                timeout);
    }
}
