package dockerana.plugin.docker;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A container as the engine lists it. */
record Listed(String id, String dockerName, String state, String image, Map<String, String> labels, Instant created) {
    static Listed of(Said container) {
        String own = "";
        for (String name : container.at("Names").texts()) {
            if (name.lastIndexOf('/') <= 0) { // the others are those that links give it
                own = name.startsWith("/") ? name.substring(1) : name;
            }
        }
        return new Listed(
                container.at("Id").text(),
                own,
                container.at("State").text(),
                container.at("Image").text(),
                container.at("Labels").textFields(),
                Instant.ofEpochSecond(container.at("Created").number()));
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
