# Leaves out what never runs: services of the Tencent SDK other than the one that is used, its copy as ES
# modules, types, source maps and pages for people. Takes node_modules.
set -eu
cd "$1"
sdk=tencentcloud-sdk-nodejs
find "$sdk/tencentcloud/services" -mindepth 1 -maxdepth 1 ! -name organization -exec rm -rf {} +
find "$sdk/tencentcloud/services/organization" -mindepth 1 -maxdepth 1 ! -name v20181225 -exec rm -rf {} +
rm -rf "$sdk/es"
find . -type f \( -name '*.map' -o -name '*.d.ts' -o -name '*.d.mts' -o -name '*.d.cts' \) -delete
find . -type f -iname '*.md' ! -iname 'license*' -delete
