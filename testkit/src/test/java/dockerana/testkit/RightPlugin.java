package dockerana.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dockerana.api.Plugin;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The contract of a plugin that keeps every promise; those that break one are derived from it. The plugin is compiled for the test. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RightPlugin implements PluginContract {
    private static final String SERVICES = "META-INF/services/dockerana.api.Plugin";
    private static final String SOURCE = """
            package sample;

            import dockerana.api.*;
            import java.util.List;

            public final class SamplePlugin implements Plugin {
                private static int calls;

                @Override
                public List<Component> components() {
                    return List.of(Component.source("sample", SampleConfig.class, SampleSource.class, List.of(SampleSource.LEVEL)));
                }
            }

            record SampleConfig(String name) {}

            final class SampleSource implements Source {
                static final Metric LEVEL = Metric.gauge("sample.level", "How full it is");
                private final Series level = LEVEL.of();
                private final Agent agent;

                SampleSource(SampleConfig config, Agent agent) {
                    this.agent = agent;
                }

                @Override
                public void collect(Samples samples) {
                    samples.add(level, agent.clock().millis());
                }
            }
            """;

    Path folder = Path.of("");
    private Path built = Path.of("");
    private URLClassLoader loader = new URLClassLoader(new URL[0]);

    /** What a wrong plugin has otherwise in its source. */
    String source(String right) {
        return right;
    }

    /** What a wrong plugin has otherwise in its files. */
    void files(Path classes) throws IOException {}

    final void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @BeforeAll
    final void build(@TempDir Path shared) throws IOException {
        folder = shared;
        built = folder.resolve("classes");
        write("sample/SamplePlugin.java", source(SOURCE));
        write("classes/" + SERVICES, "sample.SamplePlugin\n");
        write("classes/defaults.conf", "sample {\n  # What it is called.\n  name = it\n}\n");
        write("README.md", "# sample\n\nMeasures how full it is.\n");
        int failed = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-classpath",
                        System.getProperty("java.class.path"),
                        "-d",
                        built.toString(),
                        folder.resolve("sample/SamplePlugin.java").toString());
        assertThat(failed).isZero();
        files(built);
        loader = new URLClassLoader(
                new URL[] {built.toUri().toURL()}, Thread.currentThread().getContextClassLoader());
    }

    @AfterAll
    final void close() throws IOException {
        loader.close();
    }

    @Override
    public Plugin plugin() {
        try {
            var door = loader.loadClass("sample.SamplePlugin").getDeclaredConstructor();
            door.setAccessible(true);
            return (Plugin) door.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Path folder() {
        return folder;
    }
}
