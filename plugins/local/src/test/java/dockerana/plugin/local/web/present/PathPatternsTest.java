package dockerana.plugin.local.web.present;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dockerana.plugin.local.http.Failure;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathPatternsTest {
    @ParameterizedTest
    @CsvSource(delimiter = ' ', textBlock = """
                cpu.used cpu.used true
                cpu.used cpu.used_percent false
                cpu.* cpu.used true
                cpu.* cpu.core.0 false
                cpu.** cpu.core.0.used true
                load.?m load.1m true
                load.?m load.15m false
                containers.{web,db}.cpu.percent containers.db.cpu.percent true
                containers.{web,db}.cpu.percent containers.dbx.cpu.percent false
                containers.w*b.** containers.web.memory.used_bytes true
                cpu[.]used cpu.used false
                (a|b) a false
                """)
    void patternsMeanWhatTheySay(String pattern, String path, boolean fits) {
        assertThat(PathPatterns.of(List.of("nothing", pattern)).test(path)).isEqualTo(fits);
    }

    @Test
    void noneMeansAll() {
        assertThat(PathPatterns.of(List.of()).test("anything")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{a", "a*b*c*d*e*f*g*"})
    void whatCannotBeTriedQuicklyIsRefused(String pattern) {
        assertThatExceptionOfType(Failure.class).isThrownBy(() -> PathPatterns.of(List.of(pattern)));
    }

    @Test
    void tooManyAreRefused() {
        assertThatExceptionOfType(Failure.class).isThrownBy(() -> PathPatterns.of(Collections.nCopies(1001, "a")));
        assertThatExceptionOfType(Failure.class).isThrownBy(() -> PathPatterns.of(List.of("a".repeat(1001))));
    }
}
