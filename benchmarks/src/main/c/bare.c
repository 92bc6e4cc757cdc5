// Reads files once a second for ever, each with one pread at position 0, and does nothing else: what no agent can undercut.
// Their names come from standard input. In the middle of the second, when an agent, which reads at its start, is done.
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { MOST = 65536, BUFFER = 16384 };

static int files[MOST];
static char buffer[BUFFER];

int main(void) {
  char *name = NULL;
  size_t size = 0;
  int count = 0;
  while (count < MOST && getline(&name, &size, stdin) > 0) {
    name[strcspn(name, "\n")] = 0;
    int file = open(name, O_RDONLY | O_CLOEXEC);
    if (file >= 0) {
      files[count++] = file;
    }
  }
  printf("%d\n", count);
  fflush(stdout);
  for (;;) {
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    struct timespec then = {now.tv_sec + (now.tv_nsec >= 500000000), 500000000};
    clock_nanosleep(CLOCK_REALTIME, TIMER_ABSTIME, &then, NULL);
    for (int i = 0; i < count; i++) {
      if (pread(files[i], buffer, BUFFER, 0) < 0) {
        continue; // its container ended
      }
    }
  }
}
