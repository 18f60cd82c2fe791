// What says the time.
#define _GNU_SOURCE
#include <sys/time.h>
#include <sys/timeb.h>
#include <time.h>

#include "next.h"
#include "offset.h"

int clock_gettime(clockid_t clock, struct timespec *time) {
  NEXT(clock_gettime);
  int result = next(clock, time);
  if (result == 0 && is_wall_clock(clock)) *time = shown(*time);
  return result;
}

static struct timespec now(void) {
  struct timespec time = {0};
  clock_gettime(CLOCK_REALTIME, &time);
  return time;
}

int gettimeofday(struct timeval *restrict time, void *restrict zone) {
  NEXT(gettimeofday);
  int result = next(time, zone);
  if (result == 0) {
    struct timespec at = shown((struct timespec){.tv_sec = time->tv_sec, .tv_nsec = time->tv_usec * 1000});
    *time = (struct timeval){.tv_sec = at.tv_sec, .tv_usec = at.tv_nsec / 1000};
  }
  return result;
}

time_t time(time_t *seconds) {
  time_t at = now().tv_sec;
  if (seconds) *seconds = at;
  return at;
}

int timespec_get(struct timespec *time, int base) {
  NEXT(timespec_get);
  int result = next(time, base);
  if (result == TIME_UTC) *time = shown(*time);
  return result;
}

int ftime(struct timeb *time) {
  struct timespec at = now();
  *time = (struct timeb){.time = at.tv_sec, .millitm = (unsigned short)(at.tv_nsec / 1000000)};
  return 0;
}
