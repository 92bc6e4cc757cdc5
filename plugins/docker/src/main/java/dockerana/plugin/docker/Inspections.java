package dockerana.plugin.docker;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadFactory;

/**
 * What the engine says of many containers at a start: asked by the caller in their order, and meanwhile by a thread of its own from their end, until the two meet. Each
 * is asked about once. For one thread; closed, it asks nothing more.
 */
final class Inspections implements Inspector, AutoCloseable {
    /** Fewer are asked about before a thread would have begun. */
    private static final int WORTH_A_THREAD = 8;

    private final Map<String, FutureTask<Optional<Container>>> answers = new LinkedHashMap<>();
    private final Inspector engine;
    private volatile boolean over;

    Inspections(List<String> ids, Inspector engine, ThreadFactory threads) {
        this.engine = engine;
        if (ids.size() >= WORTH_A_THREAD) {
            ids.forEach(id -> answers.put(id, new FutureTask<>(() -> engine.inspect(id))));
            List<FutureTask<Optional<Container>>> backwards = new ArrayList<>(answers.values()).reversed();
            threads.newThread(() -> ask(backwards)).start();
        }
    }

    private void ask(List<FutureTask<Optional<Container>>> questions) {
        for (FutureTask<Optional<Container>> question : questions) {
            if (over || question.isDone()) {
                return;
            }
            question.run();
        }
    }

    /** The answer, whoever asked; it failed if that question did. */
    @Override
    public Optional<Container> inspect(String id) throws IOException {
        FutureTask<Optional<Container>> answer = answers.get(id);
        if (answer == null) {
            return engine.inspect(id);
        }
        answer.run(); // nothing, if the other has begun with it
        return Shared.got(answer);
    }

    @Override
    public void close() {
        over = true;
    }
}
