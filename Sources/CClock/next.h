// The functions that ours stand in front of.
#pragma once

#include <dlfcn.h>

// The next function of this name after ours. Looked up when it is first called: another library may call it before main.
#define NEXT(name)                                    \
  static __typeof__(name) *next;                      \
  if (!next) next = (__typeof__(name) *)dlsym(RTLD_NEXT, #name)

// The same where an older function has this name as well. glibc before 2.36 finds that one first
// (https://sourceware.org/bugzilla/show_bug.cgi?id=14932); on other processors than x86-64 there is only one.
#define NEXT_VERSION(name, version)                                                \
  static __typeof__(name) *next;                                                   \
  if (!next) next = (__typeof__(name) *)dlvsym(RTLD_NEXT, #name, version);         \
  if (!next) next = (__typeof__(name) *)dlsym(RTLD_NEXT, #name)
