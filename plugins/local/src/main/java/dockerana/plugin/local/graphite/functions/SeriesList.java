package dockerana.plugin.local.graphite.functions;

import java.util.List;

/** What a path or a function gives to the function around it. */
record SeriesList(List<TimeSeries> series) {}
