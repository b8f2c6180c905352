import { readFileSync } from 'node:fs'

const page = readFileSync(new URL('../../docs/operations.md', import.meta.url), 'utf8')

/** docs/operations.md as one script. */
export function scriptOf(values: Readonly<Record<string, string>>): string {
  const [yours = '', ...blocks] = Array.from(page.matchAll(/^```sh\n(.*?)^```$/gms), ([, text]) =>
    String(text),
  )
  return [helpers, withValues(yours, values), ...blocks.map(withExpectations)].join('\n')
}

/** The first block with other values: of every name that it sets, and of no other. */
function withValues(block: string, values: Readonly<Record<string, string>>): string {
  const names = Array.from(block.matchAll(/\b([A-Z_]+)=/g), ([, name]) => String(name))
  const missing = names.filter((name) => !(name in values))
  if (missing.length > 0) throw new Error(`the page sets ${missing}, and its test does not`)
  return names.map((name) => `export ${name}='${values[name]}'`).join('\n')
}

/** `command # → text`: the text must be in what the command says. */
function withExpectations(block: string): string {
  return block.replaceAll(/^(.+) # → (.+)$/gm, (_line, command: string, text: string) => {
    const quoted = text.replaceAll("'", `'\\''`)
    return `said=$(${command})\nexpect '${quoted}' "$said"`
  })
}

const helpers = `set -euo pipefail
expect() {
  case "$2" in
    *"$1"*) echo "as the page says: $1" ;;
    *) echo "expected $1, and it said: $2" >&2; exit 1 ;;
  esac
}`
