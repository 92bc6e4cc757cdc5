package dockerana.plugin.containers;

import dockerana.api.Samples;
import dockerana.plugin.docker.Container;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** Reads the kernel's files: one run after the other. */
public final class FilesWay implements Way {
    private final Runs<OfRun> runs;
    private final Runnable begin;
    private final Supplier<String> name;

    /** The files of one run. */
    public interface OfRun extends Runs.Kept {
        /**
         * Adds what can be read now.
         *
         * @return whether anything could
         * @throws IOException if nobody lets us read
         */
        boolean addTo(Samples samples) throws IOException;
    }

    /**
     * @param make finds the files of a run, and opens none yet
     * @param begin reads what all are measured by, before them
     * @param name such as {@code cgroup v2 files}; asked after a reading
     */
    public FilesWay(Function<Run, OfRun> make, Runnable begin, Supplier<String> name) {
        this.runs = new Runs<>(make);
        this.begin = begin;
        this.name = name;
    }

    @Override
    public Outcome read(List<Container> containers, Samples samples) throws IOException, InterruptedException {
        runs.update(containers);
        begin.run();
        List<OfRun> all = runs.all();
        int unreadable = 0;
        IOException refusal = null;
        for (int i = 0; i < all.size(); i++) {
            try {
                if (!all.get(i).addTo(samples)) {
                    unreadable++;
                }
            } catch (IOException e) { // of one only, perhaps
                unreadable++;
                refusal = e;
            }
        }
        if (Thread.interrupted()) { // which also closed the files
            throw new InterruptedException();
        }
        Outcome outcome = new Outcome(all.size(), unreadable);
        if (refusal != null && outcome.isNothing()) {
            throw refusal;
        }
        return outcome;
    }

    @Override
    public String name() {
        return name.get();
    }

    @Override
    public void close() {
        runs.close();
    }
}
