package dockerana.plugin.local.page;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Processor time in a trace of Chromium's.
 *
 * @param mainMillis of the page's main thread
 * @param pageMillis of all threads of the page and of what draws it
 */
record Trace(double mainMillis, double pageMillis) {
    /** One of a process. */
    private record Place(int process, int thread) {}

    /** Something that a thread did, in microseconds; of that, it had a processor for some. */
    private record Task(double begin, double end, double processor) {}

    /** Reads the JSON of a trace. */
    static Trace of(String json) {
        Map<Place, List<Task>> tasks = new HashMap<>();
        Map<Place, String> threads = new HashMap<>();
        Map<Integer, String> processes = new HashMap<>();
        for (JsonElement one : Objects.requireNonNull(new Gson().fromJson(json, JsonObject.class))
                .getAsJsonArray("traceEvents")) {
            JsonObject event = one.getAsJsonObject();
            Place place =
                    new Place(event.get("pid").getAsInt(), event.get("tid").getAsInt());
            switch (event.get("name").getAsString()) {
                case "thread_name" -> threads.put(place, named(event));
                case "process_name" -> processes.put(place.process, named(event));
                default -> {
                    if (event.has("tdur")) {
                        tasks.computeIfAbsent(place, _ -> new ArrayList<>()).add(task(event));
                    }
                }
            }
        }
        double main = 0;
        double page = 0;
        for (Map.Entry<Place, List<Task>> each : tasks.entrySet()) {
            String thread = threads.getOrDefault(each.getKey(), "");
            String process = processes.getOrDefault(each.getKey().process, "");
            if (!process.equals("Browser") && !thread.equals("PerfettoTrace")) {
                double millis = millis(each.getValue());
                page += millis;
                main += thread.equals("CrRendererMain") ? millis : 0;
            }
        }
        return new Trace(main, page);
    }

    private static String named(JsonObject event) {
        return event.getAsJsonObject("args").get("name").getAsString();
    }

    private static Task task(JsonObject event) {
        double begin = event.get("ts").getAsDouble();
        return new Task(
                begin, begin + event.get("dur").getAsDouble(), event.get("tdur").getAsDouble());
    }

    /** Tasks may be parts of others, which count once. */
    private static double millis(List<Task> tasks) {
        double sum = 0;
        double end = 0;
        tasks.sort(Comparator.comparingDouble(Task::begin)
                .thenComparing(Comparator.comparingDouble(Task::end).reversed()));
        for (Task task : tasks) {
            if (task.begin >= end) {
                sum += task.processor;
                end = task.end;
            }
        }
        return sum / 1000;
    }
}
