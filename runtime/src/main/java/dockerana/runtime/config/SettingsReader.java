package dockerana.runtime.config;

import dockerana.api.Component.Role;
import dockerana.api.Tls;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads one configuration file from top to bottom; used once. */
final class SettingsReader {
    private static final String ROOT = "dockerana";
    private static final String INTERVAL = "interval";
    private static final String PREFIX = "prefix";
    private static final Set<String> KEYS = Set.of("host", PREFIX, INTERVAL, "sources", "services", "sinks");

    private final Path file;
    private final String text;
    private final Map<String, String> environment;
    private final Catalogue catalogue;
    private final Problems problems = new Problems();
    private final List<Section> sections = new ArrayList<>();

    SettingsReader(Path file, String text, Map<String, String> environment, Catalogue catalogue) {
        this.file = file;
        this.text = text;
        this.environment = environment;
        this.catalogue = catalogue;
    }

    /** The options beside the components. */
    private record General(Optional<String> host, String prefix, Duration interval) {}

    Settings read() throws InvalidConfiguration {
        Node.Block root = Hocon.read(file.toString(), text, environment, problems);
        Defaults builtIn = Defaults.builtIn();
        Binder binder = binder(builtIn, problems);
        Place whole = new Place("", new Position(file.toString(), 0), List.of(root));
        binder.refuseUnknown(whole, Set.of(ROOT));
        refuseOtherThanBlock(root, ROOT, "");
        Node.Block stated = root.block(ROOT).orElseGet(() -> Node.Block.empty(new Position(file.toString(), 1)));
        General general = general(binder, stated, builtIn);
        ComponentReader.Inherited inherited = new ComponentReader.Inherited(general.prefix, general.interval);
        List<ComponentSettings> components = new ArrayList<>();
        stated(new ComponentReader(binder, builtIn, catalogue, problems, inherited), stated, components);
        Problems nobodys = new Problems();
        unstated(
                new ComponentReader(binder(builtIn, nobodys), builtIn, catalogue, nobodys, inherited),
                stated,
                components);
        new Consistency(stated, problems).check(components);
        problems.throwIfAny();
        return new Settings(general.host, general.prefix, general.interval, components, new Effective(sections));
    }

    private Binder binder(Defaults builtIn, Problems into) {
        Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file.toAbsolutePath());
        return new Binder(folder, Map.of(Tls.class, builtIn.block("tls")), into);
    }

    private General general(Binder binder, Node.Block stated, Defaults builtIn) {
        Place place = new Place(ROOT, stated.position(), List.of(stated));
        binder.refuseUnknown(place, KEYS);
        Place options = new Place("", stated.position(), List.of(stated, builtIn.block(ROOT)));
        List<Entry> entries = new ArrayList<>();
        General general = binder.bind(General.class, options, entries)
                .orElse(new General(Optional.empty(), "", Duration.ofSeconds(10)));
        sections.add(new Section(ROOT, entries));
        Rules rules = new Rules(problems);
        options.value(INTERVAL).ifPresent(node -> rules.interval(general.interval, node.position(), INTERVAL));
        options.value(PREFIX).ifPresent(node -> rules.prefix(general.prefix, node.position(), PREFIX));
        options.value("host").ifPresent(node -> rules.host(general.host, node.position()));
        return general;
    }

    private void stated(ComponentReader reader, Node.Block stated, List<ComponentSettings> components) {
        for (Role role : List.of(Role.SOURCE, Role.SERVICE, Role.SINK)) {
            String plural = role.word() + 's';
            refuseOtherThanBlock(stated, plural, plural);
            stated.block(plural)
                    .ifPresent(block -> block.children()
                            .forEach((id, node) -> reader.read(role, id, node).ifPresent(components::add)));
        }
        sections.addAll(reader.sections());
    }

    /** Adds the services that nobody named: what they lack is no problem until somebody asks for them. */
    private void unstated(ComponentReader reader, Node.Block stated, List<ComponentSettings> components) {
        Node.Block services = stated.block("services").orElseGet(() -> Node.Block.empty(stated.position()));
        catalogue.offers().stream()
                .filter(offer -> offer.component().role() == Role.SERVICE)
                .filter(offer -> services.child(offer.component().type()).isEmpty())
                .forEach(offer -> reader.unstated(offer).ifPresent(components::add));
        sections.addAll(reader.sections());
    }

    private void refuseOtherThanBlock(Node.Block block, String key, String path) {
        block.child(key)
                .filter(node -> !(node instanceof Node.Block || node instanceof Node.Unresolved))
                .ifPresent(
                        node -> problems.add(node.position(), path, "'%s' is no block; expected { … }".formatted(key)));
    }
}
