"""Looks at every line that arrived: judge.py SERVER LINES CONTAINERS INDEX [FOLDER]

Fails if one is missing or there twice. With a folder, writes the bulks that would bring the same documents again, into indices that begin with
`again-`, and brings a template so that those are alike in all that takes time.
"""

import json
import sys
import urllib.request

server, lines, containers, prefix = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), sys.argv[4]
folder = sys.argv[5] if len(sys.argv) > 5 else None


def ask(path, body=None, method=None):
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(server + path, data, {"Content-Type": "application/json"}, method=method)
    with urllib.request.urlopen(request, timeout=120) as answer:
        return json.load(answer)


if folder:
    index = next(iter(ask("/%s-logs-*" % prefix).values()))
    settings = {key: index["settings"]["index"][key] for key in ("number_of_shards", "auto_expand_replicas", "refresh_interval")}
    ask("/_template/again", {"index_patterns": ["again-*"], "settings": settings, "mappings": index["mappings"]}, "PUT")


def write(hits, number):
    with open("%s/%06d" % (folder, number), "w") as bulk:
        for hit in hits:
            index = hit["_index"].replace(prefix + "-", "again-")
            action = {"create": {"_index": index, "_type": "_doc", "_id": hit["_id"]}}
            bulk.write(json.dumps(action, separators=(",", ":")) + "\n")
            bulk.write(json.dumps(hit["_source"], separators=(",", ":")) + "\n")


seen = {}
bulks = 0
page = ask("/%s-logs-*/_search?scroll=5m" % prefix, {"size": 2000, "sort": ["_doc"]})
while page["hits"]["hits"]:
    hits = page["hits"]["hits"]
    for hit in hits:
        source = hit["_source"]
        number = int(source["message"].rsplit(" ", 1)[1])
        numbers = seen.setdefault(source["container.name"], set())
        if number in numbers:
            sys.exit("%s: line %d is there twice" % (source["container.name"], number))
        numbers.add(number)
    if folder:
        write(hits, bulks)
    bulks += 1
    page = ask("/_search/scroll", {"scroll": "5m", "scroll_id": page["_scroll_id"]})

every = set(range(1, lines // containers + 1))
wrong = [name for name, numbers in seen.items() if numbers != every]
if wrong or len(seen) != containers:
    sys.exit("lines are missing of %s (%d containers are there)" % (wrong, len(seen)))
print("%d lines of %d containers: none missing, none twice" % (lines, containers))
