package dockerana.plugin.local.web.past;

import dockerana.api.LogRecord;
import dockerana.plugin.local.history.LogLines;
import dockerana.plugin.local.history.LogLines.Filter;
import dockerana.plugin.local.http.Request;
import dockerana.plugin.local.http.Response;
import dockerana.plugin.local.web.access.Access;
import dockerana.plugin.local.web.access.Endpoint;
import dockerana.plugin.local.web.json.Json;
import dockerana.plugin.local.web.json.LogJson;
import dockerana.plugin.local.web.json.RecordAttributes;

/** Answers with the logs of the machine itself, and the last line of each. */
public final class HostLogsEndpoint implements Endpoint {
    private final LogLines lines;

    public HostLogsEndpoint(LogLines lines) {
        this.lines = lines;
    }

    @Override
    public Response answer(Request request, Access access) {
        Json json = new Json().object().array("logs");
        for (String log : lines.logs()) {
            for (LogRecord line : lines.last(log, Filter.NONE, 1).lines()) {
                if (isOfTheMachine(line)) {
                    json.object().member("name", log).name("last");
                    LogJson.write(line, json);
                    json.endObject();
                }
            }
        }
        return Response.json(json.endArray().endObject().bytes()).with("Cache-Control", "no-store");
    }

    private static boolean isOfTheMachine(LogRecord line) {
        return RecordAttributes.text(line, "container.name").isEmpty()
                && !RecordAttributes.text(line, "log.file.path").isEmpty();
    }
}
