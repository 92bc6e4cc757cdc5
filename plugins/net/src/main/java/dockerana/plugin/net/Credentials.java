package dockerana.plugin.net;

import dockerana.api.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Who asks, as a server wants to hear it in the header {@code Authorization}. */
public final class Credentials {
    private Credentials() {}

    /**
     * Looks whether they belong together.
     *
     * @throws IllegalArgumentException if only one of them is given
     */
    public static void check(Optional<String> user, Optional<Secret> password) {
        if (user.isPresent() != password.isPresent()) {
            throw new IllegalArgumentException("user and password belong together: give both or neither");
        }
    }

    /** A user with a password; empty if neither is given. */
    public static Optional<Secret> basic(Optional<String> user, Optional<Secret> password) {
        return user.map(name -> {
            byte[] both = (name + ':' + password.orElseThrow().reveal()).getBytes(StandardCharsets.UTF_8);
            return new Secret("Basic " + Base64.getEncoder().encodeToString(both));
        });
    }
}
