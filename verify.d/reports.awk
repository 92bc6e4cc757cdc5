# Adds up test reports in XML: tests, failed, skipped, passed at another attempt only, seconds and name of each module.
function attribute(name, at) {
  at = match($0, " " name "=\"[^\"]*\"")
  return at ? substr($0, at + length(name) + 3, RLENGTH - length(name) - 4) : 0
}
/<testsuite / {
  module = FILENAME
  sub(/^\.\//, "", module)
  sub(/\/target\/.*/, "", module)
  time = attribute("time")
  gsub(",", "", time)
  tests[module] += attribute("tests")
  failed[module] += attribute("failures") + attribute("errors")
  skipped[module] += attribute("skipped")
  again[module] += attribute("flakes")
  seconds[module] += time
  nextfile
}
END { for (module in tests) printf "%d %d %d %d %.0f %s\n", tests[module], failed[module], skipped[module], again[module], seconds[module], module }