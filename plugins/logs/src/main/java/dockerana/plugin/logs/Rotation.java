package dockerana.plugin.logs;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The files of one log: the one that is written, and what it was before, renamed to {@code .1}, {@code .2} and so on, or with a date, and perhaps compressed to
 * {@code .1.gz}. Whoever rotates them does so at any time.
 */
final class Rotation {
    private static final int ATTEMPTS = 10;

    /** The digits of {@code 20260131}. */
    private static final int DAY = 8;

    private static final Pattern AGE = Pattern.compile("\\.(\\d{1,6})(\\.gz)?|[-.](20\\d{6}(?:\\d\\d)?)(\\.gz)?");
    private static final Pattern ROTATED = Pattern.compile("(.+?)(?:" + AGE.pattern() + ')');

    private final Path path;
    private final Path directory;
    private final String name;

    Rotation(Path path) {
        this.path = path.toAbsolutePath();
        this.directory = this.path.getParent() == null ? this.path : this.path.getParent();
        this.name = String.valueOf(this.path.getFileName());
    }

    Path path() {
        return path;
    }

    /** The one that is written; empty while there is none. */
    Optional<NamedFile> live() throws IOException {
        return NamedFile.at(path, 0, false);
    }

    /** Reads on from a place; null if there is none, or its file has another name by now. */
    @Nullable Reader reader(Optional<Place> place, Format format, Lines lines) throws IOException {
        Tail tail = new Tail(this);
        if (place.isEmpty() || !tail.begin(place.get().file(), place.get().position())) {
            return null;
        }
        lines.nextFile(tail.identity());
        return new Reader(tail, format, lines);
    }

    /** All, the oldest first. Looked at until nothing was renamed meanwhile, so that none is missing between two. */
    List<NamedFile> all() throws IOException {
        List<NamedFile> before = look();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            List<NamedFile> now = look();
            if (sameFiles(before, now)) {
                return now;
            }
            before = now;
        }
        return before;
    }

    private static boolean sameFiles(List<NamedFile> one, List<NamedFile> other) {
        if (one.size() != other.size()) {
            return false;
        }
        for (int i = 0; i < one.size(); i++) {
            if (!one.get(i).path().equals(other.get(i).path())
                    || !one.get(i).key().equals(other.get(i).key())) {
                return false;
            }
        }
        return true;
    }

    private List<NamedFile> look() throws IOException {
        List<NamedFile> found = new ArrayList<>();
        try (DirectoryStream<Path> names = Files.newDirectoryStream(directory, this::belongs)) {
            for (Path one : names) {
                Matcher age = AGE.matcher(String.valueOf(one.getFileName()).substring(name.length()));
                if (age.matches()) {
                    NamedFile.at(one, age(age), age.group().endsWith(".gz")).ifPresent(found::add);
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        } catch (NoSuchFileException | NotDirectoryException e) { // the container was removed with all of its files
            return List.of();
        }
        live().ifPresent(found::add);
        found.sort(Comparator.comparingInt(NamedFile::age).reversed().thenComparing(NamedFile::zipped));
        for (int i = found.size() - 1;
                i > 0;
                i--) { // while one is compressed it is there twice, and only the first is whole
            if (found.get(i).age() == found.get(i - 1).age()) {
                found.remove(i);
            }
        }
        return found;
    }

    /** A number, or a date with or without an hour: later is younger. */
    private static int age(Matcher found) {
        if (found.group(1) != null) {
            return Integer.parseInt(found.group(1));
        }
        String date = found.group(3);
        return Integer.MAX_VALUE - Integer.parseInt(date.length() == DAY ? date + "00" : date);
    }

    /** What a file was called before it was rotated, if its name looks like that. */
    static Optional<String> nameBefore(String name) {
        Matcher rotated = ROTATED.matcher(name);
        return rotated.matches() ? Optional.of(rotated.group(1)) : Optional.empty();
    }

    private boolean belongs(Path one) {
        String other = String.valueOf(one.getFileName());
        return other.length() > name.length() && other.startsWith(name);
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
