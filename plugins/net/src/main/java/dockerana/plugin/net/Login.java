package dockerana.plugin.net;

import dockerana.api.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A user and the password, as a block of a configuration. */
public record Login(String user, Secret password) {
    /** Both, as a server wants to hear them in the header {@code Authorization}. */
    public Secret header() {
        byte[] both = (user + ':' + password.reveal()).getBytes(StandardCharsets.UTF_8);
        return new Secret("Basic " + Base64.getEncoder().encodeToString(both));
    }
}
