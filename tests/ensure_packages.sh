#!/bin/sh
# Makes sure that what the tests start is there (two browsers with a Chinese font, PostgreSQL, nginx,
# Redis): installs it where apt-get can, else says exactly what to install.
set -eu

missing=""
command -v chromium >/dev/null || missing="$missing chromium"
command -v firefox-esr >/dev/null || command -v firefox >/dev/null || missing="$missing firefox-esr"
{ command -v fc-list >/dev/null && [ -n "$(fc-list :lang=zh-cn)" ]; } || missing="$missing fontconfig fonts-noto-cjk"
ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || command -v initdb >/dev/null || missing="$missing postgresql"
command -v nginx >/dev/null || [ -x /usr/sbin/nginx ] || missing="$missing nginx"
command -v redis-server >/dev/null || missing="$missing redis-server"
command -v openssl >/dev/null || missing="$missing openssl"
[ -n "$missing" ] || exit 0

if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
	echo "installing$missing"
	apt-get update -qq
	# shellcheck disable=SC2086 # a list of packages
	DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
else
	echo "the tests need:$missing" >&2
	echo "on Debian: sudo apt-get install$missing" >&2
	exit 1
fi
