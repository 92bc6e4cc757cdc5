# Names the tests that failed once and then passed, from test reports in XML.
function attribute(name, at) {
  at = match($0, " " name "=\"[^\"]*\"")
  return substr($0, at + length(name) + 3, RLENGTH - length(name) - 4)
}
/<testcase / { test = attribute("classname") "." attribute("name") }
/<flaky(Failure|Error)/ { print test }
