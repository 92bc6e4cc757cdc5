#!/usr/bin/env bash
# Judges compose files by the schema that the Compose specification publishes, and by what holds for ours: compose.sh FILE...
#   a service depends only on services that are there in each of its profiles; what ends for good is depended on so, everything else when it is healthy
here=$(dirname "$(readlink -f "$0")")
. "$here/lib.sh"
linter=dclint-3.1.0 # brings the schema along
schema=$CACHE/$linter/schemas/compose.schema.json

(
  flock 9
  [ -e "$schema" ] || {
    scratch=$(mktemp -d "$CACHE/$linter.XXXXXX")
    (cd "$scratch" && npm pack --silent "${linter/-/@}" >&2 && tar -xzf ./*.tgz)
    rm -rf "${schema%/*/*}"
    mv "$scratch/package" "${schema%/*/*}"
    rm -r "$scratch"
  }
) 9>"$CACHE/$linter.lock"

# docker-compose brings both libraries along, Debian's Python knows them.
exec /usr/bin/python3 - "$schema" "$@" <<'PYTHON'
import json
import sys

import jsonschema
import yaml

schema = jsonschema.Draft7Validator(json.load(open(sys.argv[1], encoding="utf-8")))
problems = []
for name in sys.argv[2:]:
    file = yaml.safe_load(open(name, encoding="utf-8"))
    for error in schema.iter_errors(file):
        problems.append("%s: %s: %s" % (name, ".".join(map(str, error.absolute_path)), error.message))
    services = file["services"]
    for service, content in services.items():
        for other, how in content.get("depends_on", {}).items():
            where = "%s: services.%s.depends_on.%s" % (name, service, other)
            missing = set(content["profiles"]) - set(services[other]["profiles"])
            if missing:
                problems.append("%s: not in %s" % (where, ", ".join(sorted(missing))))
            ends = "healthcheck" not in services[other]
            if how["condition"] != ("service_completed_successfully" if ends else "service_healthy"):
                problems.append("%s: %s" % (where, how["condition"]))
print("\n".join(problems))
sys.exit(1 if problems else 0)
PYTHON
