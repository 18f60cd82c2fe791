// What waits until an instant. An app computes it from the time that it sees, and the kernel waits by the machine's.
//
// A wait that has begun when the clock is moved goes on as it was: it is as long as the app meant it to be.
#define _GNU_SOURCE
#include <pthread.h>
#include <semaphore.h>
#include <signal.h>
#include <sys/timerfd.h>
#include <threads.h>
#include <time.h>

#include "next.h"
#include "offset.h"

static struct timespec on(clockid_t clock, const struct timespec *instant) {
  return is_wall_clock(clock) ? unshown(*instant) : *instant;
}

static struct timespec on_wall(const struct timespec *instant) { return unshown(*instant); }

// Where the clock was chosen long before. An instant so late is of the wall clock: no machine has been up for thirty years.
static struct timespec on_either(const struct timespec *instant) {
  return instant->tv_sec >= 1000000000 ? unshown(*instant) : *instant;
}

int clock_nanosleep(clockid_t clock, int flags, const struct timespec *time, struct timespec *rest) {
  NEXT(clock_nanosleep);
  struct timespec until = flags & TIMER_ABSTIME ? on(clock, time) : *time;
  return next(clock, flags, &until, rest);
}

// MARK: Timers

static struct itimerspec first_on_either(const struct itimerspec *times) {
  struct itimerspec set = *times;
  set.it_value = on_either(&times->it_value);
  return set;
}

int timerfd_settime(int timer, int flags, const struct itimerspec *times, struct itimerspec *old) {
  NEXT(timerfd_settime);
  if (!times || !(flags & TFD_TIMER_ABSTIME)) return next(timer, flags, times, old);
  struct itimerspec set = first_on_either(times);
  return next(timer, flags, &set, old);
}

int timer_settime(timer_t timer, int flags, const struct itimerspec *times, struct itimerspec *old) {
  NEXT_VERSION(timer_settime, "GLIBC_2.3.3");
  if (!times || !(flags & TIMER_ABSTIME)) return next(timer, flags, times, old);
  struct itimerspec set = first_on_either(times);
  return next(timer, flags, &set, old);
}

// MARK: Threads

int pthread_cond_timedwait(
    pthread_cond_t *restrict condition, pthread_mutex_t *restrict mutex, const struct timespec *restrict time) {
  NEXT_VERSION(pthread_cond_timedwait, "GLIBC_2.3.2");
  struct timespec until = on_either(time);
  return next(condition, mutex, &until);
}

int pthread_cond_clockwait(
    pthread_cond_t *restrict condition, pthread_mutex_t *restrict mutex, clockid_t clock,
    const struct timespec *restrict time) {
  NEXT(pthread_cond_clockwait);
  struct timespec until = on(clock, time);
  return next(condition, mutex, clock, &until);
}

int cnd_timedwait(cnd_t *restrict condition, mtx_t *restrict mutex, const struct timespec *restrict time) {
  NEXT(cnd_timedwait);
  struct timespec until = on_wall(time);
  return next(condition, mutex, &until);
}

int pthread_mutex_timedlock(pthread_mutex_t *restrict mutex, const struct timespec *restrict time) {
  NEXT(pthread_mutex_timedlock);
  struct timespec until = on_wall(time);
  return next(mutex, &until);
}

int pthread_mutex_clocklock(
    pthread_mutex_t *restrict mutex, clockid_t clock, const struct timespec *restrict time) {
  NEXT(pthread_mutex_clocklock);
  struct timespec until = on(clock, time);
  return next(mutex, clock, &until);
}

int mtx_timedlock(mtx_t *restrict mutex, const struct timespec *restrict time) {
  NEXT(mtx_timedlock);
  struct timespec until = on_wall(time);
  return next(mutex, &until);
}

int pthread_rwlock_timedrdlock(pthread_rwlock_t *restrict lock, const struct timespec *restrict time) {
  NEXT(pthread_rwlock_timedrdlock);
  struct timespec until = on_wall(time);
  return next(lock, &until);
}

int pthread_rwlock_timedwrlock(pthread_rwlock_t *restrict lock, const struct timespec *restrict time) {
  NEXT(pthread_rwlock_timedwrlock);
  struct timespec until = on_wall(time);
  return next(lock, &until);
}

int pthread_rwlock_clockrdlock(
    pthread_rwlock_t *restrict lock, clockid_t clock, const struct timespec *restrict time) {
  NEXT(pthread_rwlock_clockrdlock);
  struct timespec until = on(clock, time);
  return next(lock, clock, &until);
}

int pthread_rwlock_clockwrlock(
    pthread_rwlock_t *restrict lock, clockid_t clock, const struct timespec *restrict time) {
  NEXT(pthread_rwlock_clockwrlock);
  struct timespec until = on(clock, time);
  return next(lock, clock, &until);
}

int pthread_timedjoin_np(pthread_t thread, void **result, const struct timespec *time) {
  NEXT(pthread_timedjoin_np);
  if (!time) return next(thread, result, time);
  struct timespec until = on_wall(time);
  return next(thread, result, &until);
}

int pthread_clockjoin_np(pthread_t thread, void **result, clockid_t clock, const struct timespec *time) {
  NEXT(pthread_clockjoin_np);
  if (!time) return next(thread, result, clock, time);
  struct timespec until = on(clock, time);
  return next(thread, result, clock, &until);
}

// MARK: Processes

int sem_timedwait(sem_t *restrict semaphore, const struct timespec *restrict time) {
  NEXT(sem_timedwait);
  struct timespec until = on_wall(time);
  return next(semaphore, &until);
}

int sem_clockwait(sem_t *restrict semaphore, clockid_t clock, const struct timespec *restrict time) {
  NEXT(sem_clockwait);
  struct timespec until = on(clock, time);
  return next(semaphore, clock, &until);
}
