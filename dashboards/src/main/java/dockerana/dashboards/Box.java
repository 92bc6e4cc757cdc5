package dockerana.dashboards;

import java.util.Map;

/** Where something is in the grid. */
record Box(int x, int y, int width, int height) {
    Map<String, Object> json() {
        return Json.object("h", height, "w", width, "x", x, "y", y);
    }
}
