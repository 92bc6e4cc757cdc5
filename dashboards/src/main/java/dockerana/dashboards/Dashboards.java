package dockerana.dashboards;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** All of them, and how they become files. */
public final class Dashboards {
    private Dashboards() {}

    static List<Dashboard> all() {
        return List.of(
                Overview.dashboard(),
                HostBoard.dashboard(),
                ContainersBoard.dashboard(),
                ContainerBoard.dashboard(),
                NetworkBoard.dashboard(),
                LogsBoard.dashboard(),
                EventsBoard.dashboard(),
                AgentBoard.dashboard(),
                Board2014.dashboard());
    }

    /** Writes a file for each into the folder that is named, under its uid. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        for (Dashboard dashboard : all()) {
            Files.writeString(folder.resolve(dashboard.board().uid() + ".json"), Json.text(dashboard.json()));
        }
    }
}
