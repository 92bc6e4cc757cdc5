package dockerana.runtime.config;

import dockerana.api.Component;
import dockerana.api.Component.Role;
import dockerana.runtime.plugin.Offer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the block of one component: the options that the runtime has in every block, and those of its plugin. */
final class ComponentReader {
    private static final String TYPE = "type";
    private static final String INTERVAL = "interval";
    private static final String PREFIX = "prefix";

    private final Binder binder;
    private final Defaults builtIn;
    private final Types types;
    private final Problems problems;
    private final Rules rules;
    private final Inherited inherited;
    private final List<Section> sections = new ArrayList<>();

    ComponentReader(Binder binder, Defaults builtIn, Catalogue catalogue, Problems problems, Inherited inherited) {
        this.binder = binder;
        this.builtIn = builtIn;
        this.types = new Types(catalogue, problems);
        this.problems = problems;
        this.rules = new Rules(problems);
        this.inherited = inherited;
    }

    /** What holds where a component has nothing of its own. */
    record Inherited(String prefix, Duration interval) {}

    /** The options of every component that was read. */
    List<Section> sections() {
        return List.copyOf(sections);
    }

    /** Reads what the file has under a key; empty if something was reported. */
    Optional<ComponentSettings> read(Role role, String id, Node node) {
        String path = role.word() + "s." + id;
        rules.id(role, id, node.position(), path);
        if (!(node instanceof Node.Block block)) {
            problems.add(node.position(), path, "is no block; expected { … }");
            return Optional.empty();
        }
        return types.find(role, id, block, path).flatMap(offer -> settings(offer, id, path, block, true));
    }

    /** A service that the file does not name; empty if it cannot do without. */
    Optional<ComponentSettings> unstated(Offer offer) {
        String type = offer.component().type();
        Position nowhere =
                new Position("defaults.conf of plugin " + offer.plugin().id(), 0);
        return settings(offer, type, "services." + type, Node.Block.empty(nowhere), false);
    }

    private Optional<ComponentSettings> settings(
            Offer offer, String id, String path, Node.Block block, boolean stated) {
        Component component = offer.component();
        Class<? extends Record> commonType = Common.type(component);
        refuseUnknown(component, commonType, path, block);
        List<Entry> entries = new ArrayList<>();
        block.child(TYPE).ifPresent(type -> entries.add(new Entry(TYPE, Optional.of(component.type()), type.origin())));
        Place own = new Place(path, block.position(), List.of(block, builtIn.block(Common.block(component))));
        Optional<Common> common = binder.bind(commonType, own, entries).map(Common.class::cast);
        entries.replaceAll(ComponentReader::namingInherited);
        Place plugins = new Place(path, block.position(), List.of(block, types.defaults(offer)));
        Optional<? extends Record> options = binder.bind(component.config(), plugins, entries);
        common.ifPresent(c -> check(c, own));
        if (common.isEmpty() || options.isEmpty()) {
            return Optional.empty();
        }
        sections.add(new Section(stated ? path : path + " (runs if another component asks for it)", entries));
        return Optional.of(new ComponentSettings(
                component.role(),
                id,
                offer,
                options.get(),
                common.get().enabled(),
                stated,
                common.get().interval().orElse(inherited.interval),
                common.get().from(),
                common.get().prefix().orElse(inherited.prefix),
                block.position()));
    }

    private void refuseUnknown(Component component, Class<? extends Record> common, String path, Node.Block block) {
        Set<String> known = new HashSet<>(OptionType.keys(component.config()));
        known.addAll(OptionType.keys(common));
        known.add(TYPE);
        binder.refuseUnknown(new Place(path, block.position(), List.of(block)), known);
    }

    private void check(Common common, Place place) {
        place.value(INTERVAL)
                .ifPresent(node -> common.interval()
                        .ifPresent(interval -> rules.interval(interval, node.position(), place.child(INTERVAL))));
        place.value(PREFIX)
                .ifPresent(node -> common.prefix()
                        .ifPresent(prefix -> rules.prefix(prefix, node.position(), place.child(PREFIX))));
    }

    /** Without a value of its own, a component has that of the whole; its place is named, not its value, which stands there. */
    private static Entry namingInherited(Entry entry) {
        if (entry.value().isPresent()
                || !(entry.key().equals(INTERVAL) || entry.key().equals(PREFIX))) {
            return entry;
        }
        String why = entry.origin().equals(Entry.NOT_SET) ? "" : entry.origin() + ": ";
        return new Entry(entry.key(), Optional.empty(), why + "as dockerana." + entry.key());
    }
}
