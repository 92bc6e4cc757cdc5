package dockerana.testkit;

import dockerana.api.Plugin;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The checks behind {@link PluginContract} that look at what the plugin's classes refer to. */
final class UsageChecks {
    private static final List<String> AGENT =
            List.of("dockerana/runtime/", "dockerana/testkit/", "com/google/inject/", "org/pf4j/");
    private static final List<String> SHARED =
            List.of("dockerana/api/", "jakarta/inject/", "org/jspecify/annotations/", "org/slf4j/");

    /** Calls for which the agent offers something that can be closed and tested, by class. */
    private static final Map<String, List<String>> INSTEAD_OF_THE_AGENTS = Map.of(
            "java/lang/Thread", List.of("<init>", "ofPlatform", "ofVirtual", "startVirtualThread"),
            "java/util/Timer", List.of("<init>"),
            "java/util/concurrent/Executors", List.of("newVirtualThreadPerTaskExecutor"),
            "java/lang/System", List.of("currentTimeMillis", "exit"),
            "java/lang/Runtime", List.of("addShutdownHook", "exit", "halt"),
            "java/time/Clock", List.of("systemUTC", "systemDefaultZone", "system"),
            "java/time/Instant", List.of("now"),
            "java/time/InstantSource", List.of("system"));

    private final String ownPackage;
    private final NavigableMap<String, byte[]> files;

    UsageChecks(Plugin plugin, Path built) throws IOException {
        this.ownPackage = plugin.getClass().getPackageName().replace('.', '/') + '/';
        this.files = BuiltPlugin.files(built);
    }

    /** What the plugin's own classes refer to, not those of libraries that it carries. */
    private NavigableSet<String> used(Function<PoolEntry, Stream<String>> select) {
        NavigableSet<String> used = new TreeSet<>();
        files.forEach((name, bytes) -> {
            if (name.startsWith(ownPackage) && name.endsWith(".class")) {
                StreamSupport.stream(ClassFile.of().parse(bytes).constantPool().spliterator(), false)
                        .flatMap(select)
                        .map(use -> "%s (in %s)".formatted(use, name))
                        .forEach(used::add);
            }
        });
        return used;
    }

    void onlyTheApi() {
        NavigableSet<String> forbidden = used(
                entry -> entry instanceof ClassEntry type && AGENT.stream().anyMatch(type.asInternalName()::startsWith)
                        ? Stream.of(type.asInternalName())
                        : Stream.of());
        Broken.unless(
                forbidden.isEmpty(),
                "The plugin uses classes of the agent: " + forbidden,
                "use dockerana.api only: the rest cannot be seen from a plugin's class loader");
    }

    void threadsAndTimeAreTheAgents() {
        NavigableSet<String> forbidden = used(entry -> entry instanceof MemberRefEntry member
                        && INSTEAD_OF_THE_AGENTS
                                .getOrDefault(member.owner().asInternalName(), List.of())
                                .contains(member.name().stringValue())
                ? Stream.of(
                        member.owner().asInternalName() + '.' + member.name().stringValue())
                : Stream.of());
        Broken.unless(
                forbidden.isEmpty(),
                "The plugin calls " + forbidden,
                "take threads from Agent.threads() and Agent.sockets(), the time from Agent.clock(), durations from"
                        + " System.nanoTime(); the end of the process is the agent's affair");
    }

    void noSharedPackage() {
        List<String> carried = files.keySet().stream()
                .filter(name -> SHARED.stream().anyMatch(name::startsWith))
                .toList();
        Broken.unless(
                carried.isEmpty(),
                "The plugin carries what it shares with the agent: " + carried,
                "give dockerana-api, slf4j-api, jakarta.inject-api and jspecify the scope 'provided'");
    }
}
