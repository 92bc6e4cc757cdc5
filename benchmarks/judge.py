"""Looks at every line that arrived: judge.py SERVER LINES CONTAINERS FOLDER

Fails if one is missing or there twice. Writes the bulks that would bring the same documents again, into indices that begin with `again-`, to FOLDER.
"""

import json
import sys
import urllib.request

server, lines, containers, folder = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), sys.argv[4]


def ask(path, body=None, method=None):
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(server + path, data, {"Content-Type": "application/json"}, method=method)
    with urllib.request.urlopen(request, timeout=120) as answer:
        return json.load(answer)


for name, index in ask("/dockerana-logs-*").items():  # alike in all that takes time
    settings = {key: index["settings"]["index"][key] for key in ("number_of_shards", "auto_expand_replicas", "refresh_interval")}
    ask("/" + name.replace("dockerana-", "again-"), {"settings": settings, "mappings": index["mappings"]}, "PUT")

seen = {}
bulks = 0
page = ask("/dockerana-logs-*/_search?scroll=5m", {"size": 2000, "sort": ["_doc"]})
while page["hits"]["hits"]:
    with open("%s/%06d" % (folder, bulks), "w") as bulk:
        for hit in page["hits"]["hits"]:
            source = hit["_source"]
            number = int(source["message"].rsplit(" ", 1)[1])
            numbers = seen.setdefault(source["container.name"], set())
            if number in numbers:
                sys.exit("%s: line %d is there twice" % (source["container.name"], number))
            numbers.add(number)
            index = hit["_index"].replace("dockerana-", "again-")
            action = {"create": {"_index": index, "_type": "_doc", "_id": hit["_id"]}}
            bulk.write(json.dumps(action, separators=(",", ":")) + "\n")
            bulk.write(json.dumps(source, separators=(",", ":")) + "\n")
    bulks += 1
    page = ask("/_search/scroll", {"scroll": "5m", "scroll_id": page["_scroll_id"]})

every = set(range(1, lines // containers + 1))
wrong = [name for name, numbers in seen.items() if numbers != every]
if wrong or len(seen) != containers:
    sys.exit("lines are missing of %s (%d containers are there)" % (wrong, len(seen)))
print("%d lines of %d containers: none missing, none twice" % (lines, containers))
