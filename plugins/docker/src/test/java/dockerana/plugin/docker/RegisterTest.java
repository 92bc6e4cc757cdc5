package dockerana.plugin.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Who gets which name where several want it, and who is left out. */
class RegisterTest {
    private static final String OWN = "f".repeat(64);

    private static Register register(DockerConfig.Containers config) {
        return new Register(new Naming(Optional.empty(), config.trustLabels()), new Selection(config), OWN);
    }

    private static List<String> names(DockerConfig.Containers config, Container... containers) {
        return register(config).named(Arrays.asList(containers), Map.of()).stream()
                .map(Container::name)
                .toList();
    }

    private static DockerConfig.Containers choosing(
            List<String> only, List<String> except, Map<String, String> labels) {
        return new DockerConfig.Containers(only, except, labels, Optional.empty(), true);
    }

    @Test
    void theOneThatStartedFirstHasTheNameAndTheOthersTheirShortIds() {
        assertThat(names(
                        Containers.ALL,
                        Containers.running("a", "web", 30),
                        Containers.running("b", "web", 10),
                        Containers.running("c", "web", 20)))
                .containsExactlyInAnyOrder("web-aaaaaaaaaaaa", "web", "web-cccccccccccc");
    }

    @Test
    void namesAreComparedAsTheyAppearInPaths() {
        assertThat(names(Containers.ALL, Containers.running("a", "a.b", 1), Containers.running("b", "a_b", 2)))
                .containsExactly("a_b", "a_b-bbbbbbbbbbbb");
    }

    @Test
    void oneThatDoesNotRunIsLeftOutIfAnotherHasItsName() {
        Container stopped = Containers.of("a", "web", Map.of(), "exited", 1);
        assertThat(names(Containers.ALL, stopped, Containers.running("b", "web", 2)))
                .containsExactly("web");
        assertThat(names(Containers.ALL, stopped, Containers.of("b", "web", Map.of(), "exited", 2)))
                .containsExactly("web");
    }

    @Test
    void patternsChooseByEitherName() {
        Container web = Containers.of("a", "x_web", Map.of("dockerana.name", "web"), "running", 1);
        Container db = Containers.running("b", "db", 1);
        assertThat(names(choosing(List.of("w*"), List.of(), Map.of()), web, db)).containsExactly("web");
        assertThat(names(choosing(List.of("x_???"), List.of(), Map.of()), web, db))
                .containsExactly("web");
        assertThat(names(choosing(List.of("*"), List.of("x_*"), Map.of()), web, db))
                .containsExactly("db");
    }

    @Test
    void labelsChoose() {
        Container shop = Containers.of("a", "a", Map.of("team", "shop-eu"), "running", 1);
        Container bank = Containers.of("b", "b", Map.of("team", "bank"), "running", 1);
        assertThat(names(
                        choosing(List.of("*"), List.of(), Map.of("team", "shop*")),
                        shop,
                        bank,
                        Containers.running("c", "c", 1)))
                .containsExactly("a");
    }

    @Test
    void aContainerCanOptOutUnlessLabelsAreNotTrusted() {
        Container out = Containers.of("a", "a", Map.of("dockerana.enable", "False"), "running", 1);
        assertThat(names(Containers.ALL, out)).isEmpty();
        assertThat(names(new DockerConfig.Containers(List.of("*"), List.of(), Map.of(), Optional.empty(), false), out))
                .containsExactly("a");
    }

    @Test
    void logsAreNotReadOfWhoSaysSoAndOfTheAgentItself() {
        Container quiet = Containers.of("a", "quiet", Map.of("dockerana.logs", "false"), "running", 1);
        Map<String, Container> named = register(Containers.ALL)
                .named(
                        List.of(quiet, Containers.running("b", "web", 1), Containers.running("f", "dockerana", 1)),
                        Map.of())
                .stream()
                .collect(Collectors.toMap(Container::name, Function.identity()));
        assertThat(named.get("quiet")).returns(false, Container::logs);
        assertThat(named.get("web")).returns(true, Container::logs).returns(false, Container::self);
        assertThat(named.get("dockerana")).returns(false, Container::logs).returns(true, Container::self);
    }

    @Test
    void whatDidNotChangeStaysTheSameInstance() {
        Register register = register(Containers.ALL);
        List<Container> first = register.named(List.of(Containers.running("a", "web", 1)), Map.of());
        List<Container> second =
                register.named(List.of(Containers.running("a", "web", 1)), Map.of("a".repeat(64), first.getFirst()));
        assertThat(second.getFirst()).isSameAs(first.getFirst());
    }
}
