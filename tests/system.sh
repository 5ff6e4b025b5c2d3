#!/usr/bin/env bash
# The programs beside Python that the tests ask: a real browser, and two other readers of Word files.
# Installs what is missing when that is possible here; otherwise names the one command and fails.
set -euo pipefail

packages=()
needs() { # needs PACKAGE COMMAND...: the package, unless the command works
    local package=$1
    shift
    "$@" >/dev/null 2>&1 || packages+=("$package")
}
needs chromium sh -c 'command -v chromium'
needs libreoffice-writer-nogui sh -c 'command -v soffice'
needs python3-uno sh -c '/usr/bin/python3 -c "import uno"'
needs pandoc sh -c 'command -v pandoc'
needs fonts-noto-cjk sh -c 'fc-list :lang=zh | grep -q .'
needs libatomic1 sh -c '.venv/lib/python3.*/site-packages/playwright/driver/node --version' # what drives the browser
needs poppler-utils sh -c 'command -v pdftotext'

if [ ${#packages[@]} -eq 0 ]; then
    exit 0
fi
if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; then
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${packages[@]}" >/dev/null
else
    echo "The tests need these programs. Please run: sudo apt-get install ${packages[*]}" >&2
    exit 1
fi
