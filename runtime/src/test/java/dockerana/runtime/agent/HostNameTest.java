package dockerana.runtime.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dockerana.api.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HostNameTest {
    @TempDir
    Path directory;

    private Path kernel = Path.of("unused");

    @BeforeEach
    void kernelName() throws IOException {
        kernel = Files.writeString(directory.resolve("hostname"), "kernel.example.com\n");
    }

    private HostName onAHost(Map<String, String> environment) {
        return new HostName(environment, kernel, false);
    }

    private HostName inAContainer() {
        return new HostName(Map.of("HOSTNAME", "0123456789ab"), kernel, true);
    }

    private static Callable<Service> knowing(Optional<String> name, int answersAfter) {
        AtomicInteger asked = new AtomicInteger();
        return () -> new Service() {
            @Override
            public void connect() throws IOException {
                if (asked.incrementAndGet() < answersAfter) {
                    throw new IOException("not yet");
                }
            }

            @Override
            public void run() {}

            @Override
            public Optional<String> hostName() {
                return name;
            }
        };
    }

    @Test
    void theConfiguredNameGoesFirst() throws Exception {
        assertThat(onAHost(Map.of("DOCKERANA_HOST", "env")).find(Optional.of("conf"), List.of()))
                .isEqualTo("conf");
    }

    @Test
    void thenTheEnvironment() throws Exception {
        assertThat(onAHost(Map.of("DOCKERANA_HOST", "env")).find(Optional.empty(), List.of()))
                .isEqualTo("env");
    }

    @Test
    void onAHostTheKernelKnows() throws Exception {
        assertThat(onAHost(Map.of("HOSTNAME", "shell")).find(Optional.empty(), List.of()))
                .isEqualTo("kernel.example.com");
    }

    @Test
    void inAContainerAServiceIsAskedUntilItAnswers() throws Exception {
        assertThat(inAContainer().find(Optional.empty(), List.of(knowing(Optional.of("engine-host"), 2))))
                .isEqualTo("engine-host");
    }

    @Test
    void aServiceThatIsNotWholeDoesNotKeepAnotherFromAnswering() throws Exception {
        Callable<Service> torn = () -> {
            throw new NoClassDefFoundError("com/example/Missing");
        };
        assertThat(inAContainer().find(Optional.empty(), List.of(torn, knowing(Optional.of("engine-host"), 1))))
                .isEqualTo("engine-host");
    }

    @Test
    void inAContainerWithoutAServiceTheNameMustBeGiven() {
        assertThatThrownBy(() -> inAContainer().find(Optional.empty(), List.of()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("set dockerana.host or $DOCKERANA_HOST");
    }
}
