package dockerana.plugin.local.graphite.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dockerana.plugin.local.graphite.query.Expression.Call;
import dockerana.plugin.local.graphite.query.Expression.Decimal;
import dockerana.plugin.local.graphite.query.Expression.Flag;
import dockerana.plugin.local.graphite.query.Expression.Nothing;
import dockerana.plugin.local.graphite.query.Expression.Path;
import dockerana.plugin.local.graphite.query.Expression.Text;
import dockerana.plugin.local.graphite.query.Expression.Whole;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetParserTest {
    private static List<Expression> arguments(String target) {
        return ((Call) TargetParser.parse(target)).arguments();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a.b.c",
                "a.*.c?",
                "a.{b,c}d.[0-9]",
                "10.0.0.1",
                "a-b.c_d.e:f",
                "a.b;host=web01",
                "true.x",
                "5min.load",
                "größe.x"
            })
    void pathsAreTakenAsTheyAre(String path) {
        assertThat(TargetParser.parse(path)).isEqualTo(new Path(path));
    }

    @Test
    void valuesOfAllKindsAreRead() {
        assertThat(arguments("f(a.b, 1, -2, 3.5, 1e3, 'x', \"it's\", true, FALSE, None, inf)"))
                .containsExactly(
                        new Path("a.b"),
                        new Whole(1),
                        new Whole(-2),
                        new Decimal(3.5),
                        new Decimal(1000),
                        new Text("x"),
                        new Text("it's"),
                        new Flag(true),
                        new Flag(false),
                        new Nothing(),
                        new Decimal(Double.POSITIVE_INFINITY));
    }

    @Test
    void backslashesInStringsStay() {
        assertThat(arguments("f(\"(^.*$)\", '\\1 A', 'it\\'s')"))
                .containsExactly(new Text("(^.*$)"), new Text("\\1 A"), new Text("it\\'s"));
    }

    @Test
    void functionsNestAndRememberHowTheyWereWritten() {
        Call outer = (Call) TargetParser.parse(" outer( inner( a.b ,1 ) , 2)");

        assertThat(outer.function()).isEqualTo("outer");
        assertThat(outer.arguments().getFirst())
                .isEqualTo(new Call("inner", List.of(new Path("a.b"), new Whole(1)), Map.of(), "inner( a.b ,1 )"));
    }

    @Test
    void argumentsMayHaveNames() {
        Call call = (Call) TargetParser.parse("summarize(a.b, '1h', func='max', alignToFrom = true)");

        assertThat(call.arguments()).containsExactly(new Path("a.b"), new Text("1h"));
        assertThat(call.named()).isEqualTo(Map.of("func", new Text("max"), "alignToFrom", new Flag(true)));
    }

    @Test
    void aPipeIsTheFirstArgument() {
        assertThat(((Call) TargetParser.parse("a.b | scale(2) | alias('x')")).arguments())
                .containsExactly(
                        new Call("scale", List.of(new Path("a.b"), new Whole(2)), Map.of(), "scale(2)"), new Text("x"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    f(a.b          | expected ')' at character 6 of the target, found nothing
                    f(a.b))        | expected the end at character 7 of the target, found ')'
                    f(a.b, )       | expected a path, a function or a value at character 8
                    a..b           | expected a path, a function or a value at character 3
                    a.b.           | expected a path, a function or a value at character 5
                    f("a           | expected a string that ends with "
                    a.{b           | expected a choice such as {a,b}
                    a.{b,{c}}      | expected a choice such as {a,b}
                    f(x=1, a.b)    | an argument without a name follows 'x='; put it before
                    """)
    void whatIsWrongIsSaidWithItsPlace(String target, String message) {
        assertThatThrownBy(() -> TargetParser.parse(target))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining(message);
    }

    @Test
    void behindAPipeComesAFunction() {
        assertThatThrownBy(() -> TargetParser.parse("a.b | c.d"))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("expected a function after '|'");
    }

    @Test
    void nestingHasAnEnd() {
        String deep = "f(".repeat(5000) + "a" + ")".repeat(5000);

        assertThatThrownBy(() -> TargetParser.parse(deep))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("nested more than 32 deep");
    }

    @Test
    void veryLongTargetsAreRefused() {
        assertThatThrownBy(() -> TargetParser.parse("a".repeat(1_000_000)))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("at most 16384");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    scale(a.b,2)                   | a.b
                    summarize(x(a.*.c), "1h")      | a.*.c
                    a.b (c)                        | a.b
                    free space (of all)            | free
                    """)
    void theFirstPathOfANameIsFound(String name, String path) {
        assertThat(TargetParser.firstPath(name)).contains(path);
    }
}
