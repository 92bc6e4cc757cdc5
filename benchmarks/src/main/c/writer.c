/* Writes numbered lines, each with a call of its own as a program does whose output is a pipe: writer LINES PER_SECOND, 0 for no end or no
 * pause. So many a second are written in tenths of one. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

static const long TENTH = 100 * 1000 * 1000;

int main(int count, char **arguments) {
  if (count != 3) {
    fprintf(stderr, "writer LINES PER_SECOND\n");
    return 2;
  }
  long lines = atol(arguments[1]);
  long at_once = atol(arguments[2]) / 10;
  struct timespec next;
  clock_gettime(CLOCK_MONOTONIC, &next);
  for (long i = 0; lines == 0 || i < lines; i++) {
    char line[120];
    int length = snprintf(line, sizeof line, "2026-01-31 12:00:00 INFO request %ld GET /index.html took %ld.5ms\n", i, i % 1000);
    if (write(1, line, length) != length) {
      return 1;
    }
    if (at_once != 0 && (i + 1) % at_once == 0) {
      next.tv_nsec += TENTH;
      if (next.tv_nsec >= 10 * TENTH) {
        next.tv_nsec -= 10 * TENTH;
        next.tv_sec++;
      }
      while (clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &next, NULL) == EINTR) {
      }
    }
  }
  return 0;
}
