package dockerana.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Plugins that each break one promise. A door that cannot be found also keeps the agent from loading the plugin. */
final class WrongPlugins {
    private WrongPlugins() {}

    /** A plugin, and the promises that it breaks. */
    record Wrong(Class<?> contract, List<String> promises) {}

    static Stream<Wrong> all() {
        return Stream.of(
                row(HasNoDoor.class, "theDoorCanBeFound", "theAgentLoadsIt"),
                row(HidesItsDoor.class, "theDoorCanBeFound", "theAgentLoadsIt"),
                row(OffersSomethingElse.class, "itsComponentsAreTheSameEveryTime"),
                row(OffersNothing.class, "everyTypeIsOfferedOnce"),
                row(OffersTwice.class, "everyTypeIsOfferedOnce", "theAgentLoadsIt"),
                row(OffersNoSinkAsASink.class, "everyClassFitsItsRole"),
                row(AsksForText.class, "constructorsAskForWhatTheAgentGives"),
                row(HasTwoConstructors.class, "constructorsAskForWhatTheAgentGives"),
                row(DescribesNothing.class, "itsMetricsAreDocumented"),
                row(LiesAboutItsUnit.class, "itsMetricsAreDocumented"),
                row(TakesAnothersName.class, "itsMetricsAreDocumented"),
                row(HasNoDefaults.class, "everyOptionIsInItsDefaults"),
                row(HidesAnOption.class, "everyOptionIsInItsDefaults"),
                row(InventsAnOption.class, "everyOptionIsInItsDefaults"),
                row(HasAWrongDefault.class, "everyOptionIsInItsDefaults"),
                row(HasAWrongExample.class, "everyOptionIsInItsDefaults"),
                row(ExplainsNothing.class, "everyOptionIsInItsDefaults"),
                row(HasNoReadme.class, "aReadmeTellsWhatItOffers"),
                row(UsesTheRuntime.class, "itUsesTheApiAndNothingElseOfTheAgent"),
                row(StartsThreads.class, "itTakesThreadsAndTimeFromTheAgent"),
                row(ReadsTheWallClock.class, "itTakesThreadsAndTimeFromTheAgent"),
                row(CarriesTheApi.class, "itCarriesNoSharedPackage"),
                row(HasTwoDoors.class, "theAgentLoadsIt"));
    }

    private static Wrong row(Class<?> contract, String... promises) {
        return new Wrong(contract, List.of(promises));
    }

    static class HasNoDoor extends RightPlugin {
        @Override
        void files(Path classes) throws IOException {
            Files.delete(classes.resolve("META-INF/services/dockerana.api.Plugin"));
        }
    }

    static class HidesItsDoor extends RightPlugin {
        @Override
        String source(String right) {
            return right.replace("public final class SamplePlugin", "final class SamplePlugin");
        }
    }

    static class OffersSomethingElse extends RightPlugin {
        @Override
        String source(String right) {
            return right.replace(
                    "List.of(SampleSource.LEVEL)", "calls++ % 2 == 0 ? List.of(SampleSource.LEVEL) : List.of()");
        }
    }

    static class OffersNothing extends RightPlugin {
        @Override
        String source(String right) {
            return right.replaceAll("return List.of\\(Component.*;", "return List.of();");
        }
    }

    static class OffersTwice extends RightPlugin {
        @Override
        String source(String right) {
            return right.replaceAll("return List.of\\((Component.*)\\);", "return List.of($1, $1);");
        }
    }

    static class OffersNoSinkAsASink extends RightPlugin {
        @Override
        String source(String right) {
            return right.replaceAll(
                    "Component.source.*;",
                    "new Component(Component.Role.SINK, \"sample\", SampleConfig.class, SamplePlugin.class, true, List.of()));");
        }
    }

    static class AsksForText extends RightPlugin {
        @Override
        String source(String right) {
            return right.replace("Agent agent) {", "Agent agent, String name) {");
        }
    }

    static class HasTwoConstructors extends RightPlugin {
        @Override
        String source(String right) {
            return right.replace(
                    "SampleSource(SampleConfig config",
                    "SampleSource(Agent agent) { this(new SampleConfig(\"\"), agent); } SampleSource(SampleConfig config");
        }
    }

    static class DescribesNothing extends RightPlugin {
        @Override
        String source(String right) {
            return right.replace("How full it is", "");
        }
    }

    static class LiesAboutItsUnit extends RightPlugin {
        @Override
        String source(String right) {
            return right.replace(
                    "(\"sample.level\", \"How full it is\")", "(\"sample.level_bytes\", \"Free\").in(\"percent\")");
        }
    }

    static class TakesAnothersName extends RightPlugin {
        @Override
        String source(String right) {
            return right.replace("\"sample.level\"", "\"cpu.level\"");
        }
    }

    static class HasNoDefaults extends RightPlugin {
        @Override
        void files(Path classes) throws IOException {
            write("classes/defaults.conf", "another { name = it }");
        }
    }

    static class HidesAnOption extends RightPlugin {
        @Override
        String source(String right) {
            return right.replace("(String name)", "(String name, java.util.Optional<String> colour)");
        }
    }

    static class InventsAnOption extends RightPlugin {
        @Override
        void files(Path classes) throws IOException {
            write(
                    "classes/defaults.conf",
                    "sample {\n  # Its name.\n  name = it\n  # Its colour.\n  colour = red\n}\n");
        }
    }

    static class HasAWrongDefault extends RightPlugin {
        @Override
        void files(Path classes) throws IOException {
            write("classes/defaults.conf", "sample {\n  # Its name.\n  name = { first = it }\n}\n");
        }
    }

    static class HasAWrongExample extends RightPlugin {
        @Override
        String source(String right) {
            return right.replace("(String name)", "(String name, java.util.Optional<java.time.Duration> age)");
        }

        @Override
        void files(Path classes) throws IOException {
            write("classes/defaults.conf", "sample {\n  # Its name.\n  name = it\n  # Its age.\n  # age = old\n}\n");
        }
    }

    static class ExplainsNothing extends RightPlugin {
        @Override
        void files(Path classes) throws IOException {
            write("classes/defaults.conf", "sample {\n  name = it\n}\n");
        }
    }

    static class HasNoReadme extends RightPlugin {
        @Override
        void files(Path classes) throws IOException {
            Files.delete(folder.resolve("README.md"));
        }
    }

    static class UsesTheRuntime extends RightPlugin {
        @Override
        String source(String right) {
            return right.replace("samples.add(", "dockerana.runtime.component.Backoff.ofRestarts(); samples.add(");
        }
    }

    static class StartsThreads extends RightPlugin {
        @Override
        String source(String right) {
            return right.replace("samples.add(", "Thread.ofPlatform().start(() -> {}); samples.add(");
        }
    }

    static class ReadsTheWallClock extends RightPlugin {
        @Override
        String source(String right) {
            return right.replace("agent.clock().millis()", "System.currentTimeMillis()");
        }
    }

    static class CarriesTheApi extends RightPlugin {
        @Override
        void files(Path classes) throws IOException {
            write("classes/org/slf4j/Logger.class", "a class");
        }
    }

    static class HasTwoDoors extends RightPlugin {
        @Override
        String source(String right) {
            return right.replace("record SampleConfig", """
                    final class Doors {
                        public static final class Other implements Plugin {
                            @Override
                            public List<Component> components() {
                                return List.of(Component.source("other", SampleConfig.class, SampleSource.class, List.of()));
                            }
                        }
                    }

                    record SampleConfig""");
        }

        @Override
        void files(Path classes) throws IOException {
            write("classes/META-INF/services/dockerana.api.Plugin", "sample.SamplePlugin\nsample.Doors$Other\n");
        }
    }
}
