package dockerana.dashboards;

import static dockerana.dashboards.Json.object;

import java.util.List;
import java.util.Map;

/** The ways from one dashboard to another; host, time and container come along. */
final class Links {
    private static final String CONTAINER =
            "/d/dockerana-container/container?var-host=${host}&var-container=%s&${__url_time_range}";

    private Links() {}

    /** For series that are named after their container. */
    static Map<String, Object> toContainer() {
        return object("title", "Open ${__field.displayName}", "url", CONTAINER.formatted("${__field.displayName}"));
    }

    /** For the rows of a table with a column of that name. */
    static Map<String, Object> toContainerOfRow() {
        return object(
                "title", "Open ${__data.fields.Container}", "url", CONTAINER.formatted("${__data.fields.Container}"));
    }

    static Map<String, Object> to(Board board) {
        return object(
                "title", board.title(), "url", "/d/%s?var-host=${host}&${__url_time_range}".formatted(board.uid()));
    }

    /** The list of all of them, in the head of each. */
    static Map<String, Object> toAll() {
        return object(
                "title",
                "Dockerana",
                "type",
                "dashboards",
                "icon",
                "external link",
                "tooltip",
                "",
                "tags",
                List.of("dockerana"),
                "asDropdown",
                true,
                "targetBlank",
                false,
                "includeVars",
                true,
                "keepTime",
                true,
                "url",
                "");
    }
}
