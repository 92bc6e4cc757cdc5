package dockerana.plugin.elasticsearch;

import dockerana.api.Secret;
import dockerana.api.Tls;
import dockerana.plugin.net.HttpUrl;
import dockerana.plugin.net.HttpUrl.Timeouts;
import dockerana.plugin.net.Login;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The block of a sink {@code elasticsearch}; {@code defaults.conf} says what each option means. */
record ElasticsearchConfig(
        List<HttpUrl> url,
        Optional<Login> login,
        Optional<Secret> apiKey,
        Optional<Tls> tls,
        String index,
        boolean dataStreams,
        boolean template,
        Duration keep,
        Lifecycle lifecycle,
        long bulkBytes,
        boolean gzip,
        long deadLettersBytes,
        Duration connectTimeout,
        Duration timeout) {
    private static final Pattern INDEX = Pattern.compile("[a-z0-9][a-z0-9_.-]{0,99}");
    private static final long LEAST_BULK = 4 * 1024;
    private static final long LARGEST_BULK = 64L << 20;

    /** Who removes what is older than {@code keep}. */
    enum Lifecycle {
        /** This sink. */
        OWN,
        /** Elasticsearch, by a policy of its index lifecycle management. */
        ILM,
        /** OpenSearch, by a policy of its index state management. */
        ISM
    }

    /** @throws IllegalArgumentException if the values do not fit together */
    ElasticsearchConfig {
        require(!url.isEmpty(), "url: name at least one, such as http://es.example.com:9200");
        require(login.isEmpty() || apiKey.isEmpty(), "login and api-key: give one of them");
        require(INDEX.matcher(index).matches(), "index: '%s' is no name of an index".formatted(index));
        require(!keep.isNegative(), "keep: must not be negative");
        require(
                keep.isZero() || keep.compareTo(Duration.ofDays(1)) >= 0,
                "keep: indices are daily; give at least 1d, or 0s for ever");
        require(
                lifecycle == Lifecycle.OWN || keep.isPositive(),
                "lifecycle: a policy needs to know how long to keep: give keep");
        require(bulkBytes >= LEAST_BULK && bulkBytes <= LARGEST_BULK, "bulk: must be from 4 KiB to 64 MiB");
        require(deadLettersBytes >= 0, "dead-letters: must not be negative");
        require(connectTimeout.isPositive() && timeout.isPositive(), "timeouts must be positive");
        require(
                apiKey.isEmpty() || apiKey.get().reveal().matches("[!-~]+"),
                "api-key: must be the key as Elasticsearch shows it encoded, in ASCII without blanks");
        url = List.copyOf(url);
    }

    private static void require(boolean so, String otherwise) {
        if (!so) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    /** How long a server may take. */
    Timeouts timeouts() {
        return new Timeouts(connectTimeout, timeout);
    }

    /** What every request says of who asks. */
    Map<String, String> headers() {
        Map<String, String> headers = new HashMap<>();
        headers.put("Accept", "application/json");
        headers.put("User-Agent", "dockerana");
        login.map(Login::header)
                .or(() -> apiKey.map(key -> new Secret("ApiKey " + key.reveal())))
                .ifPresent(who -> headers.put("Authorization", who.reveal()));
        return headers;
    }
}
