import { ConfigError } from '../config-error.ts'
import { DatabaseUnavailable } from './unavailable.ts'

/** Why a server refuses to migrate, where its operator can mend that: a sentence. Else the error itself. */
export function migrationTrouble(error: unknown): unknown {
  const cause = error instanceof DatabaseUnavailable ? error.cause : error
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  const sentence = sentences.get(code)
  return sentence === undefined ? error : new ConfigError(sentence, { cause: error })
}

/** Of a role that lacks a right. */
export const mayNotCreate =
  'Make the role of DATABASE_URL the owner of the database, or grant it to create in the schema: it may not make tables.'

const sentences: ReadonlyMap<string, string> = new Map([
  [
    '25006',
    'Name a server that takes writes in DATABASE_URL, or start again when this one does: it is read-only.',
  ],
  ['42501', mayNotCreate],
])
