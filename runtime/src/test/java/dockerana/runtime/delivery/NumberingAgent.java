package dockerana.runtime.delivery;

import dockerana.api.Component.Role;
import dockerana.api.Health;
import dockerana.api.LogRecord;
import dockerana.api.Records;
import dockerana.runtime.component.ComponentAgent;
import dockerana.runtime.component.Names;
import dockerana.runtime.component.Vitals;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** An agent of its own process: one source that numbers, one sink that keeps what it gets in a file; what is between them is real. */
final class NumberingAgent {
    private NumberingAgent() {}

    /** Runs in the directory that the first argument names until the process is told to end; the second may be {@code calm}: no faults. */
    public static void main(String[] args) throws Exception {
        Path directory = Path.of(args[0]);
        boolean calm = args[1].equals("calm");
        AtomicInteger writes = new AtomicInteger(calm ? FlakyFileSink.CALM : 0);
        Outlet outlet = new Outlet(
                agent(Role.SINK, "kept"), () -> new FlakyFileSink(directory.resolve("kept"), writes), source -> true);
        Delivery delivery = new Delivery(List.of(outlet), directory.resolve("state"));
        Handover handover = delivery.handover(new Vitals(Role.SOURCE, "numbers", "numbers"));
        delivery.start();
        AtomicBoolean closing = new AtomicBoolean();
        Thread source =
                Thread.ofPlatform().start(() -> numberUntil(closing, directory.resolve("numbers"), handover, calm));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(closing, source, delivery)));
    }

    static ComponentAgent agent(Role role, String id) {
        return new ComponentAgent(
                new Vitals(role, id, id),
                () -> new Names("host", ""),
                InstantSource.system(),
                ClassLoader.getSystemClassLoader(),
                () -> new Health(Instant.EPOCH, List.of(), List.of()),
                Path.of("data"));
    }

    /** The source is built anew whenever it throws, as the loop of a streaming source does. */
    private static void numberUntil(AtomicBoolean closing, Path numbers, Handover handover, boolean calm) {
        AtomicInteger offers = new AtomicInteger();
        while (!closing.get()) {
            try {
                new NumberedFile(numbers).run(calm ? handover : new Buggy(handover, offers));
            } catch (IOException
                    | InterruptedException
                    | IllegalStateException e) { // goes on behind what it handed over
            }
        }
    }

    private static void close(AtomicBoolean closing, Thread source, Delivery delivery) {
        try {
            closing.set(true);
            source.interrupt();
            source.join();
            delivery.close(Duration.ofSeconds(8));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A bug strikes the source at every tenth list, right after it was handed over. */
    private record Buggy(Records records, AtomicInteger offers) implements Records {
        @Override
        public boolean offer(List<LogRecord> list) {
            boolean taken = records.offer(list);
            if (offers.incrementAndGet() % 10 == 0) {
                throw new IllegalStateException("a bug of the source");
            }
            return taken;
        }

        @Override
        public void emit(List<LogRecord> list) {
            records.emit(list);
        }

        @Override
        public Optional<LogRecord> last(String originKey) {
            return records.last(originKey);
        }

        @Override
        public void forget(String originKey) {
            records.forget(originKey);
        }
    }
}
