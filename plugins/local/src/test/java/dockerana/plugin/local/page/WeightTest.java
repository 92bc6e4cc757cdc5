package dockerana.plugin.local.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** What the page weighs, and what must not be in it. */
class WeightTest {
    @Test
    void allThatABrowserLoadsIsLessThanAHundredAndTwentyKilobytes() throws Exception {
        long sum = files().filter(file -> !file.toString().endsWith("LICENSE"))
                .mapToLong(WeightTest::compressed)
                .sum();
        System.out.println("the page: %d bytes as they are sent".formatted(sum));
        assertThat(sum).isBetween(30_000L, 120_000L);
    }

    @Test
    void uPlotIsThereWithItsLicence() throws Exception {
        assertThat(files().map(file -> file.getFileName().toString()))
                .contains("uPlot.iife.min.js", "uPlot.min.css", "uPlot.LICENSE");
    }

    @Test
    void noModuleIsLongAndNoneMakesMarkupOfText() throws Exception {
        List<Path> modules = files().filter(file -> file.toString().endsWith(".js") && !isVendor(file))
                .toList();
        assertThat(modules).hasSizeGreaterThan(10);
        for (Path module : modules) {
            String text = Files.readString(module);
            assertThat(text.lines().count()).as(module.toString()).isLessThan(250);
            assertThat(text)
                    .as(module.toString())
                    .doesNotContain(
                            "innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function");
        }
    }

    @Test
    void nothingIsLoadedFromElsewhere() throws Exception {
        for (Path file : files().filter(file -> !isVendor(file)).toList()) {
            assertThat(Files.readString(file).replace("http://www.w3.org/2000/svg", ""))
                    .as(file.toString())
                    .doesNotContain("http://", "https://", "style=\"", "onclick=\"");
        }
    }

    private static boolean isVendor(Path file) {
        return file.toString().contains("/vendor/");
    }

    private static Stream<Path> files() throws IOException, URISyntaxException {
        Path index = Path.of(Objects.requireNonNull(WeightTest.class.getResource("/page/index.html"))
                .toURI());
        try (Stream<Path> files = Files.walk(index.resolveSibling("."))) {
            return files.filter(Files::isRegularFile).toList().stream();
        }
    }

    private static long compressed(Path file) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(bytes)) {
            Files.copy(file, gzip);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.size();
    }
}
