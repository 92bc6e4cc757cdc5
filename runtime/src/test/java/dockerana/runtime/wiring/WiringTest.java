package dockerana.runtime.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dockerana.api.Agent;
import dockerana.api.Component;
import dockerana.api.Health;
import dockerana.api.Samples;
import dockerana.api.Service;
import dockerana.api.Source;
import dockerana.runtime.component.ComponentAgent;
import dockerana.runtime.component.Names;
import dockerana.runtime.component.Vitals;
import dockerana.runtime.plugin.LoadedPlugin;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class WiringTest {
    record Options(String word) {}

    static class Engine implements Service {
        final Options options;

        Engine(Options options) {
            this.options = options;
        }

        @Override
        public void connect() {}

        @Override
        public void run() {}
    }

    static class Nothing implements Source {
        @Override
        public void collect(Samples samples) {}
    }

    static final class Talker extends Nothing {
        final Options options;
        final Agent agent;
        final Engine engine;

        Talker(Options options, Agent agent, Engine engine) {
            this.options = options;
            this.agent = agent;
            this.engine = engine;
        }
    }

    static final class Modest extends Nothing {
        final Optional<Engine> engine;

        Modest(Optional<Engine> engine, Agent agent) {
            this.engine = engine;
        }
    }

    static final class Greedy extends Nothing {
        Greedy(Optional<StringBuilder> anything) {}
    }

    static final class Chooser extends Nothing {
        final boolean chosen;

        Chooser() {
            this.chosen = false;
        }

        @Inject
        Chooser(Options options) {
            this.chosen = options.word().equals("choose");
        }
    }

    static final class Undecided extends Nothing {
        Undecided() {}

        Undecided(Options options) {}
    }

    static final class Demanding extends Nothing {
        Demanding(StringBuilder anything) {}
    }

    static final class Failing extends Nothing {
        Failing() throws IOException {
            throw new IOException("no I/O in constructors");
        }
    }

    record Waiting(CountDownLatch begun, CountDownLatch end) {}

    static final class Hanging extends Nothing {
        Hanging(Waiting waiting) throws InterruptedException {
            waiting.begun().countDown();
            waiting.end().await();
        }
    }

    static final class Amputated implements Source {
        Amputated(Missing missing) {}

        @Override
        public void collect(Samples samples) {}
    }

    static final class Missing {}

    /** A plugin that lacks a class. */
    private static final class Incomplete extends ClassLoader {
        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.equals(Missing.class.getName())) {
                throw new ClassNotFoundException(name);
            }
            return name.equals(Amputated.class.getName()) ? amputated() : super.loadClass(name, resolve);
        }

        Class<? extends Source> amputated() throws ClassNotFoundException {
            String name = Amputated.class.getName();
            try (InputStream in = Objects.requireNonNull(getResourceAsStream(name.replace('.', '/') + ".class"))) {
                byte[] code = in.readAllBytes();
                return defineClass(name, code, 0, code.length).asSubclass(Source.class);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }

    private static final LoadedPlugin ENGINE = plugin("engine", List.of());
    private static final LoadedPlugin TALKER = plugin("talker", List.of("engine"));
    private static final LoadedPlugin STRANGER = plugin("stranger", List.of());

    private static LoadedPlugin plugin(String id, List<String> requires) {
        return new LoadedPlugin(
                id, "1.0.0", false, Path.of(id + ".jar"), requires, WiringTest.class.getClassLoader(), List.of(), "");
    }

    private static Configured source(LoadedPlugin plugin, String id, Class<? extends Source> source, Record options) {
        return configured(plugin, id, Component.source("thing", Options.class, source, List.of()), options);
    }

    private static final Configured THE_ENGINE = configured(
            ENGINE,
            "engine",
            Component.service("engine", Options.class, Engine.class, List.of()),
            new Options("engine"));

    private static Configured configured(LoadedPlugin plugin, String id, Component component, Record options) {
        ComponentAgent agent = new ComponentAgent(
                new Vitals(component.role(), id, component.type()),
                () -> new Names("host", ""),
                InstantSource.system(),
                plugin.loader(),
                () -> new Health(Instant.EPOCH, List.of(), List.of()),
                Path.of("data"));
        return new Configured(plugin, component, options, agent);
    }

    private static Object build(Configured configured, Configured... others) throws Exception {
        List<Configured> all = new ArrayList<>(List.of(others));
        all.add(configured);
        return new Wiring(all).builder(configured).call();
    }

    @Test
    void aConstructorGetsItsOptionsItsAgentAndTheServiceThatAllShare() throws Exception {
        Configured first = source(TALKER, "first", Talker.class, new Options("one"));
        Configured second = source(TALKER, "second", Talker.class, new Options("two"));
        Wiring wiring = new Wiring(List.of(THE_ENGINE, first, second));

        Talker one = (Talker) wiring.builder(first).call();
        Talker two = (Talker) wiring.builder(second).call();

        assertThat(one.options.word()).isEqualTo("one");
        assertThat(two.options.word()).isEqualTo("two");
        assertThat(one.agent.id()).isEqualTo("first");
        assertThat(two.agent.id()).isEqualTo("second");
        assertThat(one.engine)
                .isSameAs(two.engine)
                .isSameAs(wiring.builder(THE_ENGINE).call());
        assertThat(one.engine.options.word()).isEqualTo("engine");
    }

    @Test
    void everyBuildOfASourceIsANewInstance() throws Exception {
        Configured talker = source(TALKER, "first", Talker.class, new Options("one"));
        Wiring wiring = new Wiring(List.of(THE_ENGINE, talker));
        assertThat(wiring.builder(talker).call())
                .isNotSameAs(wiring.builder(talker).call());
    }

    @Test
    void ofSeveralConstructorsTheAnnotatedOneCounts() throws Exception {
        assertThat(((Chooser) build(source(TALKER, "a", Chooser.class, new Options("choose")))).chosen)
                .isTrue();
    }

    @Test
    void severalConstructorsWithoutAChoiceAreRefused() {
        assertThatThrownBy(() -> build(source(TALKER, "a", Undecided.class, new Options(""))))
                .hasMessageContaining("has 2 constructors: have one, or mark one with @jakarta.inject.Inject");
    }

    @Test
    void aServiceOfAPluginThatIsNotRequiredIsNotGiven() {
        assertThatThrownBy(() -> build(source(STRANGER, "a", Talker.class, new Options("")), THE_ENGINE))
                .hasMessageContaining("asks for a " + Engine.class.getName())
                .hasMessageContaining("neither its configuration, Agent, nor a service");
    }

    @Test
    void whoCanDoWithoutAServiceTakesItIfItIsThere() throws Exception {
        Configured modest = source(TALKER, "modest", Modest.class, new Options(""));
        Configured talker = source(TALKER, "talker", Talker.class, new Options(""));
        Wiring wiring = new Wiring(List.of(THE_ENGINE, modest, talker));

        assertThat(((Modest) wiring.builder(modest).call()).engine)
                .containsSame(((Talker) wiring.builder(talker).call()).engine);
        assertThat(((Modest) build(modest)).engine).isEmpty();
        assertThat(((Modest) build(source(STRANGER, "modest", Modest.class, new Options("")), THE_ENGINE)).engine)
                .as("of a plugin that it does not depend on")
                .isEmpty();
        assertThat(Wiring.asksFor(modest.component(), Engine.class)).isFalse();
    }

    @Test
    void nothingElseIsInjected() {
        assertThatThrownBy(() -> build(source(TALKER, "a", Greedy.class, new Options(""))))
                .hasMessageContaining("asks for a java.util.Optional<java.lang.StringBuilder>");
        assertThatThrownBy(() -> build(source(TALKER, "a", Demanding.class, new Options(""))))
                .hasMessageContaining("asks for a java.lang.StringBuilder");
    }

    @Test
    void whatCannotBeBuiltHarmsNoOtherOfItsPlugin() throws Exception {
        Configured whole = source(TALKER, "whole", Chooser.class, new Options("choose"));
        Configured demanding = source(TALKER, "demanding", Demanding.class, new Options(""));
        Configured amputated = source(TALKER, "amputated", new Incomplete().amputated(), new Options(""));
        assertThat(build(whole, demanding, amputated)).isInstanceOf(Chooser.class);
    }

    @Test
    void aClassThatIsMissingIsReportedByWhoIsBuiltAndByNobodyBefore() throws Exception {
        Configured amputated = source(TALKER, "amputated", new Incomplete().amputated(), new Options(""));
        assertThat(Wiring.asksFor(amputated.component(), Engine.class)).isFalse();
        assertThatThrownBy(() -> build(amputated)).isInstanceOf(NoClassDefFoundError.class);
    }

    @Test
    void aConstructorThatDoesNotReturnDelaysNobodyElse() throws Exception {
        Waiting waiting = new Waiting(new CountDownLatch(1), new CountDownLatch(1));
        Configured hanging = configured(
                STRANGER, "hanging", Component.source("hanging", Waiting.class, Hanging.class, List.of()), waiting);
        Configured other = source(TALKER, "other", Talker.class, new Options("one"));
        Wiring wiring = new Wiring(List.of(THE_ENGINE, hanging, other));
        start(wiring.builder(hanging));
        assertThat(waiting.begun().await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(start(wiring.builder(other)).join(Duration.ofSeconds(20))).isTrue();
        waiting.end().countDown();
    }

    private static Thread start(Callable<Object> builder) {
        return Thread.ofPlatform().daemon().start(() -> {
            try {
                builder.call();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    @Test
    void whatAConstructorThrowsComesAsItIs() {
        assertThatThrownBy(() -> build(source(TALKER, "a", Failing.class, new Options(""))))
                .isInstanceOf(IOException.class)
                .hasMessage("no I/O in constructors");
    }
}
