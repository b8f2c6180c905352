import type { SourceFile } from './tree.ts'

/** The only room whose statements may write a table. Everybody may read it. */
const owners: Readonly<Record<string, string>> = {
  lanes: 'src/dispatch/',
  turns: 'src/dispatch/',
  calls: 'src/dispatch/',
  recipient_secret: 'src/dispatch/',
  sends: 'src/dispatch/',
  events: 'src/dispatch/',
  batches: 'src/dispatch/',
  targets: 'src/dispatch/',
  invites: 'src/dispatch/',
  erasures: 'src/dispatch/',
  idempotency_keys: 'src/invites/accept/',
  cursor_key: 'src/invites/query/',
  tenant_days: 'src/invites/accept/',
  tenant_waiting: 'src/invites/accept/',
  outcome_changes: 'src/invites/statistics/',
  outcome_days: 'src/invites/statistics/',
  lifecycles: 'src/lifecycles/',
  readings: 'src/lifecycles/',
  migrations: 'src/database/',
  sync_proof: 'src/database/',
}

/** Statements that write a table from a room that does not own it, as `file writes table`. */
export function foreignWrites(files: readonly SourceFile[]): readonly string[] {
  return files.flatMap(({ path, source }) =>
    tablesWritten(source)
      .filter((table) => !path.startsWith(owners[table] ?? 'no room'))
      .map((table) => `${path} writes ${table}`),
  )
}

const verb =
  /\b(?:insert\s+into|update|delete\s+from|truncate(?:\s+table)?|merge\s+into|copy)\s+(?:only\s+)?(?:public\.)?"?(?<table>[a-z_]+)/gi

function tablesWritten(source: string): readonly string[] {
  const code = source.replace(/^\s*(?:\/\/|\*|\/\*\*).*$/gm, '')
  const named = Array.from(code.matchAll(verb), (found) => ({
    before: code.slice(0, found.index),
    table: found.groups?.table ?? '',
  }))
    // `for update` and `do update` mean the table that the statement has named before.
    .filter(({ before }) => !/\b(?:for|for no key|do)\s+$/i.test(before))
    .map(({ table }) => table)
  // English has these verbs too: only names that are tables of ours count.
  return [...new Set(named)].filter((table) => table in owners)
}
