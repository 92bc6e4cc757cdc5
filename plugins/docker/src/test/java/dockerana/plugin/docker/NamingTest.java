package dockerana.plugin.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a container is called, by its labels and its own name. */
class NamingTest {
    private static final Naming TRUSTING = new Naming(Optional.empty(), true);
    private static final Naming DISTRUSTING = new Naming(Optional.empty(), false);

    private static Map<String, String> compose(String project, String service, String number, String oneOff) {
        return Map.of(
                "com.docker.compose.project", project,
                "com.docker.compose.service", service,
                "com.docker.compose.container-number", number,
                "com.docker.compose.oneoff", oneOff);
    }

    private static Map<String, String> swarm(String service, String task) {
        return Map.of("com.docker.swarm.service.name", service, "com.docker.swarm.task.name", task);
    }

    @ParameterizedTest
    @CsvSource({
        "shop-web-1, 1, False, shop-web-1",
        "shop_web_1, 1, False, shop-web-1",
        "shop_web_12, 12, False, shop-web-12",
        "0123456789ab_shop_web_1, 1, False, shop-web-1",
        "0123456789ab_shop-web-1, 1, False, shop-web-1",
        "012345_shop-web-1, 1, False, 012345_shop-web-1",
        "shop-web-1, 2, False, shop-web-1",
        "shop.web.1, 1, False, shop_web_1",
        "storefront, 1, False, storefront",
        "shop_web_run_0f1e2d3c4b5a, 1, True, shop-web-run",
        "shop-web-run-0f1e2d3c4b5a, 1, True, shop-web-run",
    })
    void aContainerOfComposeKeepsItsNameAcrossDeployments(String own, String number, String oneOff, String expected) {
        Container container = Containers.labelled(own, compose("shop", "web", number, oneOff));
        assertThat(TRUSTING.of(container)).isEqualTo(expected);
        assertThat(DISTRUSTING.of(container)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "shop_web, shop_web.3.x8k2j5, shop_web-3",
        "shop_web, shop_web.n0d3id.x8k2j5, shop_web",
        "a.b, a.b.1.x8k2j5, a_b-1",
    })
    void aTaskOfSwarmIsItsServiceAndSlot(String service, String task, String expected) {
        Container container = Containers.labelled(task, swarm(service, task));
        assertThat(TRUSTING.of(container)).isEqualTo(expected);
        assertThat(DISTRUSTING.of(container)).isEqualTo(expected);
    }

    @Test
    void itsOwnLabelComesFirst() {
        Map<String, String> labels = new HashMap<>(compose("shop", "web", "1", "False"));
        labels.put("dockerana.name", "front door");
        assertThat(TRUSTING.of(Containers.labelled("shop-web-1", labels))).isEqualTo("front_door");
        assertThat(DISTRUSTING.of(Containers.labelled("shop-web-1", labels))).isEqualTo("shop-web-1");
    }

    @Test
    void labelsThatAreNotTrustedGiveNobodyAnothersName() {
        assertThat(DISTRUSTING.of(Containers.labelled("evil", swarm("shop", "shop.1.x"))))
                .isEqualTo("evil");
        assertThat(DISTRUSTING.of(Containers.labelled("evil", compose("shop", "web", "1", "True"))))
                .isEqualTo("evil");
    }

    @Test
    void aTemplateOverridesEverything() {
        Naming naming = new Naming(Optional.of(new Template("{label.team}.{name}")), true);
        assertThat(naming.of(Containers.labelled("web", Map.of("team", "shop $1"))))
                .isEqualTo("shop__1_web");
        Naming byTeam = new Naming(Optional.of(new Template("{label.team}")), true);
        assertThat(byTeam.of(Containers.labelled("web", Map.of()))).isEqualTo("web");
    }

    @Test
    void aTemplateThatAsksForAnIdIsRefused() {
        assertThatThrownBy(() -> new Template("{name}-{id}")).hasMessageContaining("{id}");
    }
}
