package dockerana.plugin.docker;

import static org.assertj.core.api.Assertions.assertThat;

import dockerana.plugin.docker.engine.RealEngine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Names while a real docker-compose deploys. */
@Tag("service")
@Timeout(300)
class ComposeTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    @TempDir
    private Path folder;

    private void write(String image) throws Exception {
        Files.writeString(folder.resolve("docker-compose.yml"), """
                version: "2.4"
                services:
                  web:
                    image: %s
                    command: sleep 3600
                    network_mode: none
                    stop_signal: SIGKILL
                """.formatted(image));
    }

    private String compose(RealEngine engine, String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                "docker-compose",
                "-p",
                "shop",
                "-f",
                folder.resolve("docker-compose.yml").toString()));
        command.addAll(List.of(words));
        return engine.client(command);
    }

    @Test
    void aDeploymentKeepsItsNames() throws Exception {
        try (RealEngine engine = RealEngine.running("docker-compose");
                RunningService service = new RunningService(engine.socket(), Duration.ofSeconds(60))) {
            service.reached(SOON);
            write("busybox");
            compose(engine, "up", "-d");
            Eventually.is("up", SOON, () -> service.running().equals(List.of("shop-web-1")));
            Container first = service.docker.containers().getFirst();

            engine.docker("tag", "busybox", "busybox:2");
            write("busybox:2");
            Set<String> published = ConcurrentHashMap.newKeySet();
            AutoCloseable _ = service.docker.listen(event -> {
                event.container().map(Container::name).ifPresent(published::add);
                service.docker.containers().forEach(container -> published.add(container.name()));
            });
            compose(engine, "up", "-d");
            Eventually.is(
                    "renewed",
                    SOON,
                    () -> service.docker.containers().size() == 1
                            && service.docker.containers().getFirst().image().equals("busybox:2"));
            assertThat(service.running()).containsExactly("shop-web-1");
            assertThat(service.docker.containers().getFirst().id()).isNotEqualTo(first.id());
            assertThat(published).as("even while both are there").containsExactly("shop-web-1");

            compose(engine, "up", "-d", "--scale", "web=3");
            Eventually.is(
                    "three", SOON, () -> service.running().equals(List.of("shop-web-1", "shop-web-2", "shop-web-3")));
            write("busybox");
            compose(engine, "up", "-d", "--scale", "web=3");
            Eventually.is(
                    "three renewed",
                    SOON,
                    () -> service.docker.containers().stream()
                            .map(Container::image)
                            .toList()
                            .equals(List.of("busybox", "busybox", "busybox")));
            assertThat(service.running()).containsExactly("shop-web-1", "shop-web-2", "shop-web-3");
            compose(engine, "run", "--rm", "web", "true");
            compose(engine, "run", "-d", "web", "sleep", "3600");
            Eventually.is("one more", SOON, () -> service.running().contains("shop-web-run"));
            assertThat(published)
                    .as("no name was ever made of an id")
                    .containsExactlyInAnyOrder("shop-web-1", "shop-web-2", "shop-web-3", "shop-web-run");

            String second = compose(engine, "run", "-d", "web", "sleep", "3600")
                    .lines()
                    .toList()
                    .getLast();
            Eventually.is("two at once", SOON, () -> service.running().size() == 5);
            assertThat(service.running()).anyMatch(name -> name.matches("shop-web-run-[0-9a-f]{12}"));
            engine.docker("kill", second);
            Eventually.is("one has ended", SOON, () -> service.running().size() == 4);
            assertThat(service.docker.containers())
                    .as("and its name of an id with it")
                    .extracting(Container::name)
                    .containsExactlyInAnyOrder("shop-web-1", "shop-web-2", "shop-web-3", "shop-web-run");
            compose(engine, "kill");
        }
    }
}
