package dockerana.plugin.local.http;

import java.net.InetAddress;
import java.util.Map;
import java.util.Optional;

/**
 * What somebody asks for.
 *
 * @param method as it was sent: {@code GET}
 * @param path decoded, without query: {@code /api/state}
 * @param query what follows the question mark, as it was sent; empty if nothing does
 * @param headers by their names in lower case
 * @param body empty if there is none
 * @param from whose socket it came from: perhaps a proxy's
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares two of them
public record Request(
        String method, String path, String query, Map<String, String> headers, byte[] body, InetAddress from) {
    /** One of the headers. */
    public Optional<String> header(String lowerCaseName) {
        return Optional.ofNullable(headers.get(lowerCaseName));
    }

    /** The parameters in the query. */
    public Parameters parameters() {
        return Parameters.of(query);
    }

    /** The value of a cookie. */
    public Optional<String> cookie(String name) {
        for (String cookie : headers.getOrDefault("cookie", "").split(";", -1)) {
            int equals = cookie.indexOf('=');
            if (equals > 0 && cookie.substring(0, equals).strip().equals(name)) {
                return Optional.of(
                        cookie.substring(equals + 1).strip().replaceAll("^\"(.*)\"$", "$1")); // some quote it
            }
        }
        return Optional.empty();
    }
}
