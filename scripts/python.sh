# The Python that tests use: a virtual environment in the user's cache. Sourced after prepare.sh, POSIX sh.
# shellcheck shell=sh disable=SC2154

# Makes the environment where it is missing, and exports its path as LESSON_TEST_PYTHON.
need_test_python() {
  requirements="$root/scripts/test-requirements.txt"
  flask="$root/lessons/sign-in/exercises/flask/requirements.txt"
  digest=$(cat "$requirements" "$flask" | cksum | cut -d ' ' -f 1)
  environment="${XDG_CACHE_HOME:-$HOME/.cache}/lesson/test-python-$digest"
  LESSON_TEST_PYTHON="$environment/bin/python3"
  export LESSON_TEST_PYTHON

  # The program is a link that breaks when the system's Python moves on.
  [ -f "$environment/.ready" ] && [ -x "$LESSON_TEST_PYTHON" ] && return 0
  say "Preparing Python with Flask in $environment ..."
  python3 -m venv --clear "$environment" >&2 ||
    give_up "\"python3 -m venv\" failed: its messages stand above."
  "$LESSON_TEST_PYTHON" -m pip install --quiet --disable-pip-version-check -r "$requirements" </dev/null >&2 ||
    give_up "pip could not install Flask: its messages stand above.
It needs pypi.org. Check the network (and https_proxy, if you are behind a proxy), then start this again."
  : >"$environment/.ready"
}
