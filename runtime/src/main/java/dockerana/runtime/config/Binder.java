package dockerana.runtime.config;

import dockerana.api.Secret;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes records of blocks. Reports what does not fit, and goes on. */
final class Binder {
    private final Map<Class<?>, Node.Block> shared;
    private final Problems problems;
    private final Conversion conversion;

    /**
     * @param folder what relative paths start from
     * @param shared defaults of record types that mean the same everywhere
     */
    Binder(Path folder, Map<Class<?>, Node.Block> shared, Problems problems) {
        this.shared = shared;
        this.problems = problems;
        this.conversion = new Conversion(new Scalars(folder), problems, this::element);
    }

    /**
     * Makes a record of a block.
     *
     * @param entries gets every option of the block and of those below it
     * @return empty if something was reported
     */
    <R extends Record> Optional<R> bind(Class<R> type, Place place, List<Entry> entries) {
        return record(type, place, entries).map(type::cast);
    }

    /** Reports every key of a block that is none of these. */
    void refuseUnknown(Place place, Collection<String> known) {
        for (Node.Block layer : place.layers()) {
            layer.children().forEach((key, node) -> {
                if (!known.contains(key)) {
                    problems.add(
                            node.position(),
                            place.path(),
                            "unknown key '%s'%s".formatted(key, Nearest.hint(key, known, "keys")));
                }
            });
        }
    }

    /** A record inside a list or map. */
    private Optional<Record> element(Class<? extends Record> type, Place place, List<Entry> entries) {
        refuseUnknown(place, OptionType.keys(type));
        return record(type, place, entries);
    }

    private Optional<Record> record(Class<? extends Record> type, Place place, List<Entry> entries) {
        List<Object> arguments = new ArrayList<>();
        for (OptionType option : OptionType.of(type)) {
            option(option, place, entries).ifPresent(arguments::add);
        }
        RecordComponent[] components = type.getRecordComponents();
        if (arguments.size() < components.length) {
            return Optional.empty();
        }
        try {
            Constructor<? extends Record> constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return Optional.of(constructor.newInstance(arguments.toArray()));
        } catch (InvocationTargetException e) {
            problems.add(place.position(), place.path(), Shown.masked(Creation.reason(e)));
            return Optional.empty();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The argument for one option; empty if something was reported. */
    private Optional<Object> option(OptionType option, Place place, List<Entry> entries) {
        Optional<Node> node = place.value(option.key());
        boolean block = conversion.isBlock(option.type());
        Optional<Object> value;
        if (option.isSecret() && place.value(option.fileKey()).isPresent()) {
            value = secret(option, place, entries);
        } else if (node.isEmpty() && (option.optional() || !block)) {
            return missing(option, place, entries);
        } else if (block && node.map(Node.Block.class::isInstance).orElse(true)) {
            value = inner(option, place, entries);
        } else {
            Optional<Bound> bound = conversion.convert(option, node.orElseThrow(), place.child(option.key()));
            String origin = node.get().origin()
                    + place.unset(option.key())
                            .map(u -> " (%s)".formatted(u.note()))
                            .orElse("");
            bound.ifPresent(b -> entries.add(new Entry(option.key(), Optional.of(b.shown()), origin)));
            value = bound.map(Bound::value);
        }
        return option.optional() ? value.map(Optional::of) : value;
    }

    private Optional<Object> missing(OptionType option, Place place, List<Entry> entries) {
        Optional<Node.Unset> unset = place.unset(option.key());
        if (option.optional()) {
            entries.add(new Entry(
                    option.key(), Optional.empty(), unset.map(Node::origin).orElse(Entry.NOT_SET)));
            return Optional.of(Optional.empty());
        }
        problems.add(
                unset.map(Node::position).orElse(place.position()),
                place.path(),
                "option '%s' is missing, and it has no default%s"
                        .formatted(
                                option.key(), unset.map(n -> ": " + n.origin()).orElse("")));
        return Optional.empty();
    }

    private Optional<Object> inner(OptionType option, Place place, List<Entry> entries) {
        Class<? extends Record> type = ((Class<?>) option.type()).asSubclass(Record.class);
        Place inner = place.inner(option.key(), Optional.ofNullable(shared.get(type)));
        refuseUnknown(inner, OptionType.keys(type));
        List<Entry> below = new ArrayList<>();
        Optional<Record> value = record(type, inner, below);
        below.forEach(entry -> entries.add(entry.below(option.key())));
        return value.map(Object.class::cast);
    }

    /** Reads the file of a {@code …-file} option. */
    private Optional<Object> secret(OptionType option, Place place, List<Entry> entries) {
        String key = option.fileKey();
        Node file = place.value(key).orElseThrow();
        if (place.value(option.key()).isPresent()) {
            problems.add(file.position(), place.path(), "give either '%s' or '%s'".formatted(option.key(), key));
            return Optional.empty();
        }
        Optional<Bound> path =
                conversion.convert(new OptionType(key, Path.class, false, false), file, place.child(key));
        if (path.isEmpty()) {
            return Optional.empty();
        }
        entries.add(new Entry(key, Optional.of(path.get().shown()), file.origin()));
        String reason;
        try {
            String text = Files.readString((Path) path.get().value()).strip();
            if (!text.isEmpty()) {
                return Optional.of(new Secret(text));
            }
            reason = "it is empty";
        } catch (IOException e) {
            reason = Reason.of(e);
        }
        problems.add(
                file.position(),
                place.child(key),
                "no secret can be read from %s: %s".formatted(path.get().value(), reason));
        return Optional.empty();
    }
}
