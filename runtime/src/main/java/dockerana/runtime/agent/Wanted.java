package dockerana.runtime.agent;

import dockerana.runtime.config.ComponentSettings;
import dockerana.runtime.config.Settings;
import dockerana.runtime.wiring.Wiring;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which of the components that there are settings for are to be built. */
final class Wanted {
    private Wanted() {}

    /** What is switched on; of services that the file does not name, those that something asks for. */
    static List<ComponentSettings> of(Settings settings) {
        List<ComponentSettings> wanted = new ArrayList<>(
                settings.enabled().stream().filter(ComponentSettings::stated).toList());
        List<ComponentSettings> unstated = new ArrayList<>(settings.enabled().stream()
                .filter(component -> !component.stated())
                .toList());
        while (true) {
            Optional<ComponentSettings> asked = unstated.stream()
                    .filter(service -> wanted.stream()
                            .anyMatch(other -> Wiring.asksFor(
                                    other.component(), service.component().implementation())))
                    .findFirst();
            if (asked.isEmpty()) {
                return wanted;
            }
            unstated.remove(asked.get());
            wanted.addFirst(asked.get());
        }
    }
}
