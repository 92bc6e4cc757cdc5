package dockerana.plugin.docker;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A container as the engine lists it. */
record Listed(String id, String dockerName, String state, String image, Map<String, String> labels, Instant created) {
    static Listed of(com.github.dockerjava.api.model.Container container) {
        String[] names = container.getNames();
        String own = "";
        for (String name : names == null ? new String[0] : names) {
            if (name.lastIndexOf('/') <= 0) { // the others are those that links give it
                own = name.startsWith("/") ? name.substring(1) : name;
            }
        }
        String state = container.getState();
        String image = container.getImage();
        Map<String, String> labels = container.getLabels();
        Long created = container.getCreated();
        return new Listed(
                container.getId(),
                own,
                state == null ? "" : state,
                image == null ? "" : image,
                labels == null ? Map.of() : labels,
                Instant.ofEpochSecond(created == null ? 0 : created));
    }

    /** Whether it is as it was known. */
    boolean agrees(Container before) {
        return before.state().equals(state) && before.dockerName().equals(dockerName);
    }

    /** All that the list alone tells of it, with what was known before. */
    Container seen(@Nullable Container before) {
        if (before != null) {
            return before.renamed(dockerName)
                    .in(state, before.startedAt(), before.finishedAt(), before.exitCode(), before.oomKilled());
        }
        Draft draft = new Draft(id);
        draft.dockerName = dockerName;
        draft.state = state;
        draft.image = image;
        draft.labels = labels;
        draft.created = created;
        return draft.container();
    }
}
