package dockerana.runtime.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dockerana.api.Component;
import dockerana.api.Health;
import dockerana.api.Source;
import dockerana.runtime.component.ComponentAgent;
import dockerana.runtime.component.Names;
import dockerana.runtime.component.Vitals;
import dockerana.runtime.plugin.LoadedPlugin;
import dockerana.runtime.wiring.Askers.Chooser;
import dockerana.runtime.wiring.Askers.Demanding;
import dockerana.runtime.wiring.Askers.Engine;
import dockerana.runtime.wiring.Askers.Failing;
import dockerana.runtime.wiring.Askers.Greedy;
import dockerana.runtime.wiring.Askers.Hanging;
import dockerana.runtime.wiring.Askers.Incomplete;
import dockerana.runtime.wiring.Askers.Modest;
import dockerana.runtime.wiring.Askers.Options;
import dockerana.runtime.wiring.Askers.Talker;
import dockerana.runtime.wiring.Askers.Undecided;
import dockerana.runtime.wiring.Askers.Waiting;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class WiringTest {
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
