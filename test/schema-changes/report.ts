import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type SchemaChanges, schemaChanges } from './changes.ts'

export interface Report {
  readonly lines: readonly string[]
  readonly ok: boolean
}

/**
 * Compares schema.graphql in a directory with the last committed one: that of HEAD, or of the commit
 * before where HEAD has the very same. `base` names another commit. Breaking changes are not ok unless
 * they are `meant`, or the message of the commit that has them says so.
 */
export function reportSchemaChanges(
  directory: string,
  { base, meant = false }: { readonly base?: string; readonly meant?: boolean } = {},
): Report {
  const after = readFileSync(join(directory, file), 'utf8')
  const isCommitted = committed(directory, 'HEAD') === after
  const from = base ?? (isCommitted ? 'HEAD~1' : 'HEAD')
  const before = committed(directory, from)
  if (before === undefined) {
    return { ok: true, lines: [`${file}: there is none in ${from} here to compare with.`] }
  }
  const changes = schemaChanges(before, after)
  const isMeant = meant || (isCommitted && saysSo(directory, base))
  return {
    ok: isMeant || changes.breaking.length === 0,
    lines: linesOf(changes, from, isMeant),
  }
}

const file = 'schema.graphql'

function linesOf({ breaking, dangerous }: SchemaChanges, from: string, isMeant: boolean): string[] {
  const lines = [
    `${file} against ${from}: ${breaking.length} breaking, ${dangerous.length} dangerous changes.`,
    ...breaking.map((change) => `  breaking   ${change}`),
    ...dangerous.map((change) => `  dangerous  ${change}`),
  ]
  if (breaking.length === 0) return lines
  return [
    ...lines,
    isMeant
      ? 'The breaking ones are meant.'
      : 'If the breaking ones are meant: SCHEMA_BREAKS=meant for this run, and a line "Breaks-Schema: why" in the message of their commit.',
  ]
}

function saysSo(directory: string, base = 'HEAD~1'): boolean {
  const messages = git(directory, 'log', '--format=%B', `${base}..HEAD`)
  return /^Breaks-Schema: \S/m.test(messages ?? '')
}

function committed(directory: string, commit: string): string | undefined {
  return git(directory, 'show', `${commit}:./${file}`)
}

/** Undefined where there is no git, no repository, no such commit, or no such file in it. */
function git(directory: string, ...args: readonly string[]): string | undefined {
  try {
    const stdio: ['ignore', 'pipe', 'ignore'] = ['ignore', 'pipe', 'ignore']
    return execFileSync('git', args, { cwd: directory, encoding: 'utf8', stdio })
  } catch {
    return undefined
  }
}
