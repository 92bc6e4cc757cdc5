package dockerana.plugin.local.graphite.query;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;

/**
 * A condition on one tag: {@code container=web}, {@code host!=web01}, {@code name=~cpu.*}, {@code image!=~redis}. A series without the tag
 * counts as having an empty one.
 */
public final class TagExpression {
    private static final java.util.regex.Pattern FORM = java.util.regex.Pattern.compile("([^;!=]+)(!?=~?)([^;]*)");

    private final String tag;
    private final Predicate<String> condition;

    private TagExpression(String tag, Predicate<String> condition) {
        this.tag = tag;
        this.condition = condition;
    }

    /** Reads one condition. */
    public static TagExpression parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new QueryException("'%s' is no tag expression; write tag=value, tag!=value, tag=~regex or tag!=~regex"
                    .formatted(text));
        }
        String value = form.group(3);
        return new TagExpression(
                form.group(1),
                switch (form.group(2)) {
                    case "=" -> value::equals;
                    case "!=" -> Predicate.not(value::equals);
                    case "=~" -> begins(value);
                    default -> begins(value).negate();
                });
    }

    /** Reads conditions all of which are to hold. At least one of them has to ask for a tag: otherwise everything would fit. */
    public static List<TagExpression> parseAll(List<String> texts) {
        List<TagExpression> all = texts.stream().map(TagExpression::parse).toList();
        if (all.stream().allMatch(expression -> expression.condition.test(""))) {
            throw new QueryException("every series fits these tag expressions; one of them has to ask for a value, "
                    + "such as name=containers.cpu.percent");
        }
        return all;
    }

    private static Predicate<String> begins(String regex) {
        Pattern pattern = SafeRegex.compile(regex);
        return value -> pattern.matcher(value).lookingAt();
    }

    /** The tag it is about. */
    public String tag() {
        return tag;
    }

    /** Whether a series with these tags fits. */
    public boolean matches(Map<String, String> tags) {
        return condition.test(tags.getOrDefault(tag, ""));
    }
}
