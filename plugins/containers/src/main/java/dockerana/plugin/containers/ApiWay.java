package dockerana.plugin.containers;

import dockerana.api.Agent;
import dockerana.api.Samples;
import dockerana.plugin.docker.Container;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongSupplier;

/** Asks the engine: about all at once, and waits for no longer than a reading may take. */
public final class ApiWay implements Way {
    private final Runs<OfRun> runs;
    private final Questions questions;
    private final Pace pace;

    /** What is made of the engine's answers about one run. */
    public interface OfRun extends Runs.Kept {
        /**
         * Adds what the engine told.
         *
         * @param told numbers by the path of their keys, as the engine has them
         */
        void addTo(Map<String, Double> told, Samples samples);
    }

    /** @param nanoTime the monotonic clock */
    public ApiWay(Function<Run, OfRun> make, EngineView engine, Agent agent, LongSupplier nanoTime) {
        this.runs = new Runs<>(make);
        this.questions = new Questions(engine.statistics(), agent::sockets, nanoTime);
        this.pace = new Pace(nanoTime);
    }

    /** The number at a path; NaN if the engine did not tell. */
    public static double number(Map<String, Double> told, String path) {
        return told.getOrDefault(path, Double.NaN);
    }

    @Override
    public Outcome read(List<Container> containers, Samples samples) throws IOException, InterruptedException {
        runs.update(containers);
        List<String> ids = new ArrayList<>();
        runs.forEach((run, kept) -> ids.add(run.id()));
        Map<String, Map<String, Double>> answers = questions.answers(ids, pace.begun());
        runs.forEach((run, kept) -> {
            Map<String, Double> told = answers.get(run.id());
            if (told != null) {
                kept.addTo(told, samples);
            }
        });
        return new Outcome(ids.size(), ids.size() - answers.size());
    }

    @Override
    public String name() {
        return "Docker API";
    }

    @Override
    public void close() {
        runs.close();
    }
}
