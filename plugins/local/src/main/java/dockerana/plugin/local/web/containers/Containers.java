package dockerana.plugin.local.web.containers;

import dockerana.api.Batch;
import dockerana.api.Series;
import dockerana.plugin.local.web.containers.ContainerView.Interface;
import dockerana.plugin.local.web.containers.Facts.Fact;
import dockerana.plugin.local.web.json.Node;
import dockerana.plugin.local.web.present.Present;
import dockerana.plugin.local.web.present.Present.Reading;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Puts together what the series and what the engine say of containers. Safe for any thread. */
public final class Containers {
    private static final String FIRST_NODE = "containers.";
    private static final String NETWORK = ".network.";

    private final Present present;
    private final Facts facts;
    private List<Fact> seenFacts = List.of();
    private Map<String, Batch> seenBatches = Map.of();
    private List<ContainerView> known = List.of();

    /** What is there at present, and what else is known of it. */
    public Containers(Present present, Facts facts) {
        this.present = present;
        this.facts = facts;
    }

    /** All of them by name; the same list while nothing changed. */
    @SuppressWarnings(
            "ReferenceEquality") // the same list means that nothing changed; equal ones would have to be compared
    public synchronized List<ContainerView> in(List<Reading> readings) {
        List<Fact> now = facts.containers();
        if (now != seenFacts || haveOtherSeries(readings)) {
            Map<String, Batch> batches = new HashMap<>();
            readings.forEach(reading -> batches.put(reading.batch().source(), reading.batch()));
            known = views(now, readings);
            seenFacts = now;
            seenBatches = batches;
        }
        return known;
    }

    /** The one whose paths have that node. */
    Optional<ContainerView> named(String name) {
        return in(present.readings()).stream()
                .filter(view -> view.name().equals(name))
                .findFirst();
    }

    /** Its own name, under which its log is kept; that of a container that is not known looks like its node. */
    public String title(String name) {
        return named(name).map(ContainerView::title).orElse(name);
    }

    private boolean haveOtherSeries(List<Reading> readings) {
        if (readings.size() != seenBatches.size()) {
            return true;
        }
        for (Reading reading : readings) {
            Batch before = seenBatches.get(reading.batch().source());
            if (before == null || !Present.sameSeries(before, reading.batch())) {
                return true;
            }
        }
        return false;
    }

    private static List<ContainerView> views(List<Fact> facts, List<Reading> readings) {
        Map<String, Draft> drafts = new TreeMap<>();
        for (Fact fact : facts) {
            drafts.computeIfAbsent(Node.of(fact.name()), Draft::new).add(fact);
        }
        for (Reading reading : readings) {
            Batch batch = reading.batch();
            for (int i = 0; i < batch.size(); i++) {
                Series series = batch.series(i);
                if (series.path().startsWith(FIRST_NODE)) {
                    int end = series.path().indexOf('.', FIRST_NODE.length());
                    String name = series.path()
                            .substring(
                                    FIRST_NODE.length(), end < 0 ? series.path().length() : end);
                    drafts.computeIfAbsent(name, Draft::new).add(series);
                }
            }
        }
        return drafts.values().stream().map(Draft::view).toList();
    }

    /** What is gathered of one. */
    private static final class Draft {
        private final String name;
        private final Map<String, Interface> interfaces = new TreeMap<>();
        private @Nullable Fact fact;
        private @Nullable Series series;
        private String title;

        Draft(String name) {
            this.name = name;
            this.title = name;
        }

        void add(Fact told) {
            fact = told;
            title = told.name();
        }

        void add(Series one) {
            if (series == null || series.attributes().isEmpty()) {
                title = one.labels().getOrDefault("container", name);
                series = one;
            }
            int begin = FIRST_NODE.length() + name.length();
            if (one.path().startsWith(NETWORK, begin)) {
                int from = begin + NETWORK.length();
                int end = one.path().indexOf('.', from);
                String node = one.path().substring(from, end < 0 ? one.path().length() : end);
                interfaces.computeIfAbsent(
                        node, same -> new Interface(same, attribute(one, "network"), attribute(one, "veth")));
            }
        }

        private static Optional<String> attribute(@Nullable Series series, String name) {
            return series == null
                    ? Optional.empty()
                    : Optional.ofNullable(series.attributes().get(name));
        }

        /** The first of these labels that there is. */
        private static Optional<String> label(Map<String, String> labels, String... names) {
            for (String name : names) {
                String value = labels.get(name);
                if (value != null) {
                    return Optional.of(value);
                }
            }
            return Optional.empty();
        }

        ContainerView view() {
            Optional<Fact> told = Optional.ofNullable(fact);
            Map<String, String> labels = told.map(Fact::labels).orElse(Map.of());
            return new ContainerView(
                    name,
                    title,
                    told.map(Fact::image).or(() -> attribute(series, "image")),
                    attribute(series, "project").or(() -> label(labels, "com.docker.compose.project")),
                    attribute(series, "service")
                            .or(() -> label(labels, "com.docker.compose.service", "com.docker.swarm.service.name")),
                    told.map(Fact::id).or(() -> attribute(series, "container_id")),
                    new ArrayList<>(interfaces.values()),
                    told);
        }
    }
}
