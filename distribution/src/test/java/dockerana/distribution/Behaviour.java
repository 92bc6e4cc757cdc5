package dockerana.distribution;

import dockerana.distribution.Check.Reading;
import java.util.List;
import java.util.function.DoublePredicate;
import java.util.stream.Stream;

/**
 * What a container is made to do, and what must be told of it.
 *
 * @param name the node of its paths
 * @param script how it begins, for a shell
 * @param acts what is done to it later, one after the other
 * @param paths all that there must be below its node
 * @param perhaps what there may be besides, if a reading happens to fall into the right moment
 * @param checks what that must hold in the end
 */
record Behaviour(
        String name, String script, List<Act> acts, List<Paths> paths, List<Paths> perhaps, List<Check> checks) {
    /**
     * Something that is done as soon as the latest value of a series tells that it is time.
     *
     * @param path of the series, below the container's node
     * @param due whether that value is the one to wait for
     * @param script what to do, for a shell
     */
    record Act(String path, DoublePredicate due, String script) {}

    static Behaviour of(String name, String script) {
        return new Behaviour(name, script, List.of(), List.of(), List.of(), List.of());
    }

    Behaviour when(String path, DoublePredicate due, String script) {
        return new Behaviour(name, this.script, with(acts, new Act(path, due, script)), paths, perhaps, checks);
    }

    Behaviour reports(Paths... groups) {
        return new Behaviour(
                name,
                script,
                acts,
                Stream.concat(paths.stream(), Stream.of(groups)).toList(),
                perhaps,
                checks);
    }

    Behaviour mayReport(Paths group) {
        return new Behaviour(name, script, acts, paths, with(perhaps, group), checks);
    }

    /** It runs long enough for two readings. */
    Behaviour runs(Paths... more) {
        return reports(Paths.STATS, Paths.LIFE, Paths.WHILE_RUNNING).reports(more);
    }

    /** It has run, and runs no more. */
    Behaviour ends(int exitCode) {
        return reports(Paths.ENDED)
                .check("exit_code", Reading.LAST, exitCode, exitCode)
                .check("state", Reading.LAST, 4, 4)
                .check("deaths_total", Reading.LAST, 1, 10)
                .check("pids.current", Reading.SILENCE, 2, 1000)
                .check("uptime_seconds", Reading.SILENCE, 2, 1000);
    }

    Behaviour check(String path, Reading reading, double low, double high) {
        return new Behaviour(name, script, acts, paths, perhaps, with(checks, new Check(path, reading, low, high)));
    }

    /** The same value at all times. */
    Behaviour constant(String path, double value) {
        return check(path, Reading.LOWEST, value, value).check(path, Reading.HIGHEST, value, value);
    }

    /** Below the node of the containers. */
    String path(String leaf) {
        return name + "." + leaf;
    }

    /** Every path that there must be, below the node of the containers. */
    List<String> allPaths() {
        return paths.stream().flatMap(Paths::all).map(this::path).toList();
    }

    /** Every path that there may be besides. */
    List<String> morePaths() {
        return perhaps.stream().flatMap(Paths::all).map(this::path).toList();
    }

    List<String> counters() {
        return paths.stream().flatMap(group -> group.counters().stream()).toList();
    }

    private static <T> List<T> with(List<T> list, T one) {
        return Stream.concat(list.stream(), Stream.of(one)).toList();
    }

    @Override
    public String toString() {
        return name;
    }
}
