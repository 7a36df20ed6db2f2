#!/usr/bin/env bash
# Payloads to files of scripts: how many a second, and the peak of memory.
#
#     cargo build --release --locked
#     benches/many.sh [COUNT] [KIND]      # 10,000 payloads, create
#
# Half of the payloads hold a private key, which is read each time, half sign in by OAuth. They
# lie, and the scripts go, where TMPDIR says: /dev/shm for memory, a directory of a disk for it.
set -euo pipefail
sfgen=$(realpath "target/$(rustc --print host-tuple)/release/sfgen")
key=$(sed 's/^/    /' fixtures/keys/rsa-2048.pem)
count=${1:-10000}
kind=${2:-create}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

key_pair() {
    printf '  authenticationType: keyPair\n  username: SYSTEM_%s\n  privateKey: |\n%s\n' "$1" "$key"
}

oauth() {
    printf '  authenticationType: oAuthClientCredentials
  oAuthClientConfig:
    provider: Okta
    clientId: client-%s
    authorityUrl: https://example.okta.com/oauth2/default
    useCertificate: false
    clientSecret: made-for-the-measurement\n' "$1"
}

payload() {
    printf 'type: Snowflake
autoBootstrap: false
config:
  host: organization.us-east-1.snowflakecomputing.com
  warehouse: IMMUTA_WH
  database: IMMUTA_%s
  audit: {enabled: true}\n' "$1"
    if (($1 % 2)); then key_pair "$1"; else oauth "$1"; fi
}

mkdir c
for ((number = 0; number < count; number++)); do
    payload "$number" >"c/$number.yaml"
done

# A hundred thousand names are more than the kernel takes beside a small stack.
ulimit -s 65536
for option in --out-dir --out-dir --out-dir --check-dir; do
    command time -f '%e %M %U %S' -o measured "$sfgen" "$kind" c/* "$option" scripts
    awk -v count="$count" -v what="$kind $option" '{
        printf "%s: %d payloads in %.2f s (%.2f s of processors), %d a second, %.1f MB at the peak\n",
            what, count, $1, $3 + $4, count / ($1 + 0.001), $2 / 1024
    }' measured
done
