package dockerana.dashboards;

import java.util.List;

/**
 * A strip of a dashboard, in Grafana's grid of 24 columns and of lines of 38 pixels.
 *
 * @param title of the strips that follow, in a line of its own; then there are no columns
 */
record Row(String title, int height, List<Column> columns) {
    static Row titled(String title) {
        return new Row(title, 1, List.of());
    }

    static Row high(int height, Column... columns) {
        return new Row("", height, List.of(columns));
    }

    /** Side by side, all of one width. */
    static Row high(int height, Panel... panels) {
        return new Row(
                "",
                height,
                List.of(panels).stream()
                        .map(panel -> Column.of(24 / panels.length, panel))
                        .toList());
    }
}
