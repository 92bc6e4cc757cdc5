package dockerana.plugin.local.graphite.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathPatternTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    a.b        | a.b      | true
                    a.b        | a.b.c    | false
                    a.*        | a.b      | true
                    a.*        | a.b.c    | false
                    *.b        | a.b      | true
                    a.b*       | a.b      | true
                    a.b*d      | a.bcd    | true
                    a.?        | a.b      | true
                    a.?        | a.bc     | false
                    a.[a-c]x   | a.bx     | true
                    a.[a-c]x   | a.dx     | false
                    a.[!a-c]x  | a.dx     | true
                    a.[!a-c]x  | a.bx     | false
                    a.[-x]     | a.-      | true
                    a.[^x]     | a.^      | true
                    a.[b       | a.[b     | true
                    a.{b,c}    | a.c      | true
                    a.{b,c}    | a.d      | false
                    a.{b*,c}d  | a.bxd    | true
                    a.x{b,{c,d}e} | a.xde | true
                    a.x}       | a.x}     | true
                    a.b+       | a.b+     | true
                    a.b+       | a.bb     | false
                    """)
    void nodesFitAsInAShell(String pattern, String path, boolean fits) {
        assertThat(new PathPattern(pattern).matches(path)).isEqualTo(fits);
    }

    @Test
    void aPatternTellsWhereItsNodesEnd() {
        assertThat(new PathPattern("a.*").end("a.bc.d")).isEqualTo("a.bc".length());
        assertThat(new PathPattern("a.*").end("b.c")).isEqualTo(-1);
        assertThat(new PathPattern("a.*").end("a")).isEqualTo(-1);
    }

    /** Whoever tries all ways in turn is not done with it in this world. */
    @Test
    void aWickedPatternCostsNoMoreThanOthers() {
        assertThat(new PathPattern("*a".repeat(200) + "b").matches("a".repeat(5000)))
                .isFalse();
        assertThat(new PathPattern("{a,aa}".repeat(200) + "b").matches("a".repeat(400)))
                .isFalse();
    }
}
