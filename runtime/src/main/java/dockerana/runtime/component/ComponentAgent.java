package dockerana.runtime.component;

import dockerana.api.Agent;
import dockerana.api.Health;
import dockerana.api.Series;
import dockerana.api.Status;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The runtime's side of {@link Agent}: one per configured component, the same over its restarts. Safe for any thread. */
public final class ComponentAgent implements Agent {
    private final Vitals vitals;
    private final Supplier<Names> names;
    private final InstantSource clock;
    private final Supplier<Health> health;
    private final Path data;
    private final ClassLoader plugin;
    private final ThreadFactory threads;
    private final Set<Thread> running = ConcurrentHashMap.newKeySet();
    private @Nullable ExecutorService sockets;

    /**
     * @param names known once the host's name is; asked on first use
     * @param plugin the class loader that the component's own threads see
     * @param data where components keep what outlives the process
     */
    public ComponentAgent(
            Vitals vitals,
            Supplier<Names> names,
            InstantSource clock,
            ClassLoader plugin,
            Supplier<Health> health,
            Path data) {
        this.vitals = vitals;
        this.names = names;
        this.clock = clock;
        this.health = health;
        this.data = data;
        this.plugin = plugin;
        ThreadFactory platform = Thread.ofPlatform()
                .daemon()
                .name(vitals.role().word() + '-' + vitals.id() + '-', 1)
                .factory();
        this.threads = task -> {
            Thread thread = platform.newThread(() -> runTracked(task));
            thread.setContextClassLoader(plugin);
            running.add(thread); // before it starts: a close in between must reach it too
            return thread;
        };
    }

    private void runTracked(Runnable task) {
        try {
            task.run();
        } catch (Throwable e) { // a plugin's thread ends as it likes; the log says whose it was
            vitals.trouble().noted("a thread of its own ended", e);
        } finally {
            running.remove(Thread.currentThread());
        }
    }

    /** What this component does and suffers. */
    public Vitals vitals() {
        return vitals;
    }

    /** The class loader that the component's threads see. */
    public ClassLoader plugin() {
        return plugin;
    }

    /** Interrupts every thread that the component was given; new ones may be asked for afterwards. */
    public synchronized void interruptThreads() {
        running.forEach(Thread::interrupt);
        if (sockets != null) {
            sockets.shutdownNow();
            sockets = null;
        }
    }

    @Override
    public String id() {
        return vitals.id();
    }

    @Override
    public String host() {
        return names.get().host();
    }

    @Override
    public InstantSource clock() {
        return clock;
    }

    @Override
    public String path(Series series) {
        return names.get().path(series);
    }

    @Override
    public String name(Series series) {
        return names.get().name(series);
    }

    @Override
    public SortedMap<String, String> tags(Series series, Collection<String> attributes) {
        return names.get().tags(series, attributes);
    }

    @Override
    public ThreadFactory threads() {
        return threads;
    }

    @Override
    public synchronized ExecutorService sockets() {
        if (sockets == null) {
            sockets = Executors.newThreadPerTaskExecutor(Thread.ofVirtual()
                    .name(vitals.role().word() + '-' + vitals.id() + "-socket-", 1)
                    .factory());
        }
        return sockets;
    }

    @Override
    public Path data() {
        return data;
    }

    @Override
    public void dropped(String reason, long count) {
        vitals.dropped(reason, count);
    }

    @Override
    public void status(Status status) {
        vitals.said(status);
    }

    @Override
    public Health health() {
        return health.get();
    }
}
