package dockerana.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every type of option, right and wrong. */
final class BinderTest {
    private final Problems problems = new Problems();

    record Everything(
            String text,
            int number,
            long big,
            double ratio,
            boolean flag,
            Duration timeout,
            long maxLineBytes,
            Path file,
            URI url,
            Level level,
            Port port,
            List<Integer> numbers,
            Map<String, Duration> limits,
            Inner inner,
            List<Inner> more,
            Optional<Duration> pause,
            Optional<Inner> extra) {
        enum Level {
            LOW,
            VERY_HIGH
        }

        record Inner(String name, Optional<Integer> size) {}
    }

    public record Port(String text) {
        public Port {
            if (!text.matches("[0-9]+")) {
                throw new IllegalArgumentException("expected a port");
            }
        }
    }

    private static final String RIGHT = """
            text = plain words
            number = -7
            big = 9223372036854775807
            ratio = 2.5e-3
            flag = true
            timeout = 1.5 s
            max-line = 256 KiB
            file = sub/a.txt
            url = "http://example.com/x?y=1"
            level = very-high
            port = 80
            numbers = [1, "2"]
            limits { a = 1s, "b.c" = 2m }
            inner { name = x }
            more = [{ name = y, size = 3 }]
            pause = 100ms
            extra { name = z }
            """;

    @Test
    void everyTypeIsBound() throws Exception {
        Optional<Everything> bound = bind(RIGHT);

        assertThat(problems.found()).isEmpty();
        assertThat(bound)
                .contains(new Everything(
                        "plain words",
                        -7,
                        Long.MAX_VALUE,
                        0.0025,
                        true,
                        Duration.ofMillis(1500),
                        256 * 1024,
                        Path.of("/etc/dockerana/sub/a.txt"),
                        URI.create("http://example.com/x?y=1"),
                        Everything.Level.VERY_HIGH,
                        new Port("80"),
                        List.of(1, 2),
                        Map.of("a", Duration.ofSeconds(1), "b.c", Duration.ofMinutes(2)),
                        new Everything.Inner("x", Optional.empty()),
                        List.of(new Everything.Inner("y", Optional.of(3))),
                        Optional.of(Duration.ofMillis(100)),
                        Optional.of(new Everything.Inner("z", Optional.empty()))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            number = 7.9            | number: '7.9' is not a whole number
            number = 7.0            | number: '7.0' is not a whole number
            number = 007            | number: '007' is not a whole number
            number = "7 "           | number: '7 ' is not a whole number
            number = 2147483648     | number: '2147483648' is not between -2147483648 and 2147483647
            number = [7]            | number: is a list; expected one value
            number { a = 7 }        | number: is a block; expected one value
            big = 9223372036854775808 | big: '9223372036854775808' is not between
            ratio = 1e999           | ratio: '1e999' is not a number
            ratio = .5              | ratio: '.5' is not a number
            ratio = NaN             | ratio: 'NaN' is not a number
            flag = on               | flag: 'on' is neither true nor false
            timeout = 10            | timeout: '10' has no unit; expected a duration such as 10s
            timeout = -1s           | timeout: '-1s' is not a duration such as 10s
            timeout = 1fortnight    | timeout: '1fortnight' has an unknown unit; known are ms, s, m, h, d
            timeout = soon          | timeout: 'soon' is not a duration such as 10s
            timeout = 0.0000000001s | timeout: '0.0000000001s' is too large or too finely divided
            max-line = 256          | max-line: '256' has no unit; expected a size such as 256 KiB
            max-line = 256 kib      | max-line: '256 kib' has an unknown unit; known are B, KiB, MiB, GiB, TiB, kB, MB, GB, TB
            max-line-bytes = 1 B    | unknown key 'max-line-bytes'; did you mean 'max-line'?
            file = ""               | file: is empty; expected the path of a file or folder
            url = "http://a b"      | url: 'http://a b' is not a URI
            level = high            | level: 'high' is not one of low, very-high
            port = eighty           | port: 'eighty' does not fit: expected a port
            numbers = [1, x, y]     | numbers: 'x' is not a whole number
            limits = 5s             | limits: is no block; expected { … }
            limits { a = 5 }        | limits.a: '5' has no unit
            inner { nam = x }       | inner: unknown key 'nam'; did you mean 'name'?
            inner = x               | inner: is no block; expected { … }
            more = [{ name = y, siez = 3 }] | more: unknown key 'siez'; did you mean 'size'?
            more = [x]              | more: is no block; expected { … }
            pause = null            | pause: is null; leave the key out to get its default
            extra {}                | extra: option 'name' is missing, and it has no default
            """)
    void whatDoesNotFitIsSaid(String line, String message) throws Exception {
        String key = line.replaceFirst("[ ={].*", "");
        bind(RIGHT.replaceFirst("(?m)^" + key + " [={].*$", "") + line);

        assertThat(problems.found())
                .anySatisfy(problem -> assertThat(
                                problem.key().isEmpty() ? problem.message() : problem.key() + ": " + problem.message())
                        .contains(message));
    }

    @Test
    void aMissingOptionIsMissingInItsBlock() throws Exception {
        assertThat(bind(RIGHT.replace("inner { name = x }", "\ninner {}"))).isEmpty();

        assertThat(problems.found()).singleElement().satisfies(problem -> {
            assertThat(problem.position()).isEqualTo(new Position("a.conf", 15));
            assertThat(problem.key()).isEqualTo("inner");
        });
    }

    private Optional<Everything> bind(String text) throws InvalidConfiguration {
        Node.Block block = Hocon.read("a.conf", text, Map.of(), problems);
        Binder binder = new Binder(Path.of("/etc/dockerana"), Map.of(), problems);
        Place place = new Place("", block.position(), List.of(block));
        binder.refuseUnknown(place, OptionType.keys(Everything.class));
        return binder.bind(Everything.class, place, new ArrayList<>());
    }
}
