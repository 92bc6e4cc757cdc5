package dockerana.dashboards;

import java.util.List;

/** Panels one below the other, which share the height of their row. */
record Column(int width, List<Panel> panels) {
    static Column of(int width, Panel... panels) {
        return new Column(width, List.of(panels));
    }
}
