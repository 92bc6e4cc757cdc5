package dockerana.plugin.local.graphite;

import dockerana.plugin.local.graphite.functions.Tags;
import dockerana.plugin.local.graphite.query.AtTime;
import dockerana.plugin.local.graphite.query.TagExpression;
import dockerana.plugin.local.history.History;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Which tags there are and which values they have, among the series that fit what was chosen already. */
final class TagCompletion {
    private static final int USUAL_LIMIT = 100;

    private final History history;

    TagCompletion(History history) {
        this.history = history;
    }

    Reply tags(Parameters asked, AtTime clock) {
        List<TagExpression> chosen = chosen(asked);
        String prefix = asked.find("tagPrefix").orElse("");
        NavigableSet<String> tags = new TreeSet<>();
        fitting(chosen, asked, clock).forEach(each -> tags.addAll(each.keySet()));
        chosen.forEach(expression -> tags.remove(expression.tag()));
        return reply(tags, prefix, asked);
    }

    Reply values(Parameters asked, AtTime clock) {
        String tag = asked.get("tag");
        String prefix = asked.find("valuePrefix").orElse("");
        NavigableSet<String> values = new TreeSet<>();
        fitting(chosen(asked), asked, clock)
                .map(each -> each.getOrDefault(tag, ""))
                .filter(value -> !value.isEmpty())
                .forEach(values::add);
        return reply(values, prefix, asked);
    }

    private static List<TagExpression> chosen(Parameters asked) {
        List<String> texts = asked.all("expr");
        return texts.isEmpty() ? List.of() : TagExpression.parseAll(texts);
    }

    private Stream<Map<String, String>> fitting(List<TagExpression> chosen, Parameters asked, AtTime clock) {
        return history.series(asked.span(clock)).stream()
                .map(Tags::of)
                .filter(tags -> chosen.stream().allMatch(expression -> expression.matches(tags)));
    }

    private static Reply reply(NavigableSet<String> all, String prefix, Parameters asked) {
        List<String> some = all.stream()
                .filter(each -> each.startsWith(prefix))
                .limit(asked.findInteger("limit").orElse(USUAL_LIMIT))
                .toList();
        return Reply.json(json -> json.strings(some));
    }
}
