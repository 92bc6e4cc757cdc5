package dockerana.dashboards;

import static dockerana.dashboards.Json.object;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One dashboard.
 *
 * @param reach how far back from now it begins to show, such as {@code 1h}
 * @param refresh how often it asks again
 */
record Dashboard(
        Board board,
        String description,
        String reach,
        String refresh,
        List<Variable> variables,
        List<Mark> marks,
        List<Row> rows) {
    /** The form that Grafana 10 to 13 read. */
    private static final int SCHEMA = 42;

    private static final int SHARED_CROSSHAIR = 1;

    /** What Grafana's provisioning reads from a file. */
    Map<String, Object> json() {
        return object(
                "uid",
                board.uid(),
                "title",
                board.title(),
                "description",
                description,
                "tags",
                List.of("dockerana"),
                "schemaVersion",
                SCHEMA,
                "editable",
                true,
                "graphTooltip",
                SHARED_CROSSHAIR,
                "fiscalYearStartMonth",
                0,
                "timezone",
                "browser",
                "time",
                object("from", "now-" + reach, "to", "now"),
                "timepicker",
                object("refresh_intervals", List.of("5s", "10s", "30s", "1m", "5m")),
                "refresh",
                refresh,
                "links",
                List.of(Links.toAll()),
                "annotations",
                object(
                        "list",
                        Stream.concat(
                                        Stream.of(Mark.ofGrafana()),
                                        marks.stream().map(Mark::json))
                                .toList()),
                "templating",
                object("list", variables.stream().map(Variable::json).toList()),
                "panels",
                panels());
    }

    private List<Map<String, Object>> panels() {
        List<Map<String, Object>> panels = new ArrayList<>();
        int y = 0;
        for (Row row : rows) {
            if (row.columns().isEmpty()) {
                panels.add(head(row, panels.size() + 1, new Box(0, y, 24, 1)));
            }
            int x = 0;
            for (Column column : row.columns()) {
                int top = y;
                int left = column.panels().size();
                for (Panel panel : column.panels()) {
                    int height = (y + row.height() - top) / left--;
                    panels.add(panel.json(panels.size() + 1, new Box(x, top, column.width(), height)));
                    top += height;
                }
                x += column.width();
            }
            y += row.height();
        }
        return panels;
    }

    private static Map<String, Object> head(Row row, int id, Box box) {
        return object(
                "id",
                id,
                "type",
                "row",
                "title",
                row.title(),
                "collapsed",
                false,
                "gridPos",
                box.json(),
                "panels",
                List.of());
    }
}
