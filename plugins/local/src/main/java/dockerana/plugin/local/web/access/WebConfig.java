package dockerana.plugin.local.web.access;

import dockerana.api.Secret;
import java.util.List;
import java.util.Optional;

/**
 * Where the page is, and who may see it.
 *
 * @param bind where it listens
 * @param auth how somebody shows that he may see all
 * @param user with {@code auth = basic}
 * @param password with {@code auth = basic}
 * @param token what it is, if it is not to be made here
 * @param hosts the names besides those of this machine by which it may be asked for
 */
public record WebConfig(
        Bind bind,
        Auth auth,
        Optional<String> user,
        Optional<Secret> password,
        Optional<Secret> token,
        List<String> hosts) {
    /** How somebody shows that he may see all. */
    public enum Auth {
        /** By a token that is in a file. */
        TOKEN,
        /** By a name and a password. */
        BASIC,
        /** He need not. */
        NONE
    }

    /**
     * Checks it. What the chosen way does not need may be there all the same.
     *
     * @throws IllegalArgumentException if it does not fit together, or if all the world could see all
     */
    public WebConfig {
        hosts = List.copyOf(hosts);
        if (auth == Auth.NONE && !bind.isLoopback()) {
            throw new IllegalArgumentException(
                    ("bind = \"%s\" can be reached from other machines, and auth = none lets all of them read logs:"
                                    + " set auth to token or basic, or bind to 127.0.0.1")
                            .formatted(bind));
        }
        if (auth == Auth.BASIC && (user.isEmpty() || password.isEmpty())) {
            throw new IllegalArgumentException("auth = basic needs user and password");
        }
        if (token.filter(given -> !Token.isGood(given.reveal())).isPresent()) {
            throw new IllegalArgumentException("token must be " + Token.FORM);
        }
    }
}
