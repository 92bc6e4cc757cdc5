package dockerana.plugin.local.web.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dockerana.api.Secret;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebConfigTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0:8420",
                "[::]:8420",
                "192.0.2.1:8420",
                "web01:8420",
                "localhost.example.com:80",
                "127.0.0.1.example.com:80"
            })
    void nobodyOpensAllToTheWorldByMistake(String bind) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> bound(bind, WebConfig.Auth.NONE))
                .withMessageContaining(bind)
                .withMessageContaining("set auth to token or basic");
        assertThat(bound(bind, WebConfig.Auth.TOKEN).bind().isLoopback()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:8420", "127.1.2.3:0", "localhost:65535", "[::1]:8420"})
    void onLoopbackItMayBeWaived(String bind) {
        assertThat(bound(bind, WebConfig.Auth.NONE).bind()).hasToString(bind);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "8420",
                "127.0.0.1",
                "127.0.0.1:",
                "127.0.0.1:65536",
                "::1:8420",
                "[::1]",
                "http://a:1",
                "a b:1",
                "127.0.0.1:-1"
            })
    void whatIsNoAddressIsSaid(String bind) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Bind.parse(bind))
                .withMessageContaining("such as 127.0.0.1:8420");
    }

    @Test
    void whatDoesNotFitTogetherIsSaid() {
        refused("needs user and password", WebConfig.Auth.BASIC, "user", null, null);
        refused("needs user and password", WebConfig.Auth.BASIC, null, "password", null);
        refused("at least 16", WebConfig.Auth.TOKEN, null, null, "short");
        refused("at least 16", WebConfig.Auth.TOKEN, null, null, "with; a semicolon and blanks");
    }

    private static WebConfig bound(String bind, WebConfig.Auth auth) {
        return new WebConfig(Bind.parse(bind), auth, Optional.empty(), Optional.empty(), Optional.empty(), List.of());
    }

    private static void refused(
            String reason,
            WebConfig.Auth auth,
            @Nullable String user,
            @Nullable String password,
            @Nullable String token) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WebConfig(
                        Bind.parse("127.0.0.1:8420"),
                        auth,
                        Optional.ofNullable(user),
                        Optional.ofNullable(password).map(Secret::new),
                        Optional.ofNullable(token).map(Secret::new),
                        List.of()))
                .withMessageContaining(reason);
    }
}
