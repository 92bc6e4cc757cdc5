package dockerana.runtime.plugin;

import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Sorts plugins so that each comes after those it depends on. */
final class LoadOrder {
    private final Map<String, Candidate> byId;

    private LoadOrder(List<Candidate> candidates) {
        byId = candidates.stream().collect(toMap(Candidate::id, Function.identity()));
    }

    /**
     * What can be sorted, else in the given order.
     *
     * @param refusals gets those that depend on themselves, by whatever way
     */
    static List<Candidate> of(List<Candidate> candidates, List<Refusal> refusals) {
        LoadOrder order = new LoadOrder(candidates);
        List<Candidate> straight = new ArrayList<>();
        for (Candidate candidate : candidates) {
            List<String> circle = order.wayBack(candidate.id(), candidate, new LinkedHashSet<>());
            if (circle.isEmpty()) {
                straight.add(candidate);
            } else {
                refusals.add(new UnfitPlugin(
                                "it needs itself: %s".formatted(String.join(" needs ", circle)),
                                "delete one of them, or get versions that do not need each other")
                        .refusal(candidate.file()));
            }
        }
        LoadOrder rest = new LoadOrder(straight);
        Map<String, Candidate> sorted = new LinkedHashMap<>();
        straight.forEach(candidate -> rest.append(candidate, sorted));
        return List.copyOf(sorted.values());
    }

    /** The ids on the way from a plugin to the goal, both included; empty if there is no way. */
    private List<String> wayBack(String goal, @Nullable Candidate from, Set<String> passed) {
        if (from == null || !passed.add(from.id())) {
            return List.of();
        }
        for (Dependency dependency : from.manifest().dependencies()) {
            if (dependency.id().equals(goal)) {
                return List.of(from.id(), goal);
            }
            List<String> rest = wayBack(goal, byId.get(dependency.id()), passed);
            if (!rest.isEmpty()) {
                List<String> way = new ArrayList<>(rest);
                way.addFirst(from.id());
                return way;
            }
        }
        return List.of();
    }

    private void append(@Nullable Candidate candidate, Map<String, Candidate> sorted) {
        if (candidate != null && !sorted.containsKey(candidate.id())) {
            candidate.manifest().dependencies().forEach(dependency -> append(byId.get(dependency.id()), sorted));
            sorted.put(candidate.id(), candidate);
        }
    }
}
