# shellcheck shell=bash
# What ran, what did not, and how long it took, from the reports that Surefire and Failsafe write. To be sourced.
passed=0 failed=0 skipped=0 again=0
rows=()

reports() { find . -path '*/target/*-reports/TEST-*.xml' "$@"; }

begin_part() {
  reports -delete
  begun=$SECONDS
}

# One line for each module: tests, failed, skipped, passed at another attempt only, seconds, module
per_module() {
  reports -print | sort | xargs -r awk -f verify.d/reports.awk | sort -k6
}

# The tests that passed at another attempt only.
repeated_tests() {
  reports -print | xargs -r awk -f verify.d/repeated.awk | sort -u
}

# Modules that Maven could not finish or did not begin.
unfinished() {
  [ ! -f "$1" ] || sed -n -E 's/^\[INFO\] (.*[^ .]) \.+ (FAILURE|SKIPPED).*/\1/p' "$1"
}

# end_part NAME STATUS   a status other than 0 is no failed test, for those are in the reports: something could not run at all
end_part() {
  local took=$((SECONDS - begun)) tests bad omitted repeated seconds module test found=0
  while read -r tests bad omitted repeated seconds module; do
    row "$1" "$(printf '%-26s %6d %6d %7d %6d %5d s' "$module" $((tests - bad - omitted)) "$bad" "$omitted" "$repeated" "$seconds")"
    passed=$((passed + tests - bad - omitted)) failed=$((failed + bad)) skipped=$((skipped + omitted)) again=$((again + repeated))
    found=$((found + tests))
  done < <(per_module)
  while read -r test; do
    row "$1" "at another attempt: $test"
  done < <(repeated_tests)
  while read -r module; do
    row "$1" "$module: did not run to its end"
  done < <(unfinished "target/verify/$1.log")
  if [ "$2" != 0 ]; then
    failed=$((failed + 1))
    row "$1" "ended with code $2; all it printed: target/verify/$1.log"
  elif [ "$1" = scripts ]; then
    passed=$((passed + 1)) # one check that has no report
  elif [ $found = 0 ]; then
    failed=$((failed + 1))
    row "$1" "ran no test at all"
  fi
  row "$1" "$(printf '%-55s %5d s' took "$took")"
}

row() { rows+=("$(printf '%-10s %s' "$1" "$2")"); }

# Ends with a line that CI reads. A test that could not run counts as not verified.
sum_up() {
  echo
  printf '%-10s %-26s %6s %6s %7s %6s %7s\n' part module passed failed skipped again time
  printf '%s\n' "${rows[@]}"
  [ $skipped = 0 ] || echo "$skipped skipped: not everything is verified"
  [ $again = 0 ] || echo "$again of those that passed did so at another attempt only; why the first failed: target/verify/"
  echo "$passed passed, $failed failed"
  [ $failed = 0 ] && [ $skipped = 0 ]
}
