import type { Database, Queryable } from '#database/database.ts'
import type { Caller } from '#identity/caller.ts'
import type { Lifecycles } from '#lifecycles/lifecycles.ts'
import type { InviteLifecycle } from '#lifecycles/state.ts'
import type { Details } from '#providers/contract/recipient.ts'
import { quotationEraser } from '#text/erase-words.ts'
import type { InvalidInput, LimitExceeded } from '../check/refusal.ts'
import { part, restrictedGrants } from '../query/invite-conditions.ts'
import { conditions, type Page, type PageRequest, readPage } from '../query/pagination.ts'
import { type SendRow, sendColumns } from '../query/rows.ts'
import { personIssues } from './erase-person.ts'
import { findPerson, maxRecipientsOfPerson, type PersonRef, type PersonTools } from './person.ts'

/** One request to invite the person, with everything that is kept of it. */
export interface PersonRequest extends SendRow {
  readonly requestedAt: Date
  readonly requestedBy: string
  /** What the request said about the person besides the address. */
  readonly details: Details
  readonly message: Details
  /** The provider's id of the invitation or user. */
  readonly reference: string | null
  /** As last read at the provider. */
  readonly lifecycle: InviteLifecycle
}

/** What a caller may see of a person. */
export interface PersonExport {
  /** May the caller see all destinations? */
  readonly isComplete: boolean
  /** Oldest first. */
  requests(page: PageRequest): Promise<Page<PersonRequest>>
}

export type ExportResult =
  | ({ readonly kind: 'exported' } & PersonExport)
  | InvalidInput
  | LimitExceeded

interface Tools extends PersonTools {
  readonly database: Database
  readonly lifecycles: Pick<Lifecycles, 'sql'>
}

/** Everything that is kept of a person at the destinations of the caller. No provider is read. */
export async function exportPerson(
  tools: Tools,
  who: PersonRef,
  caller: Caller,
): Promise<ExportResult> {
  const { database, lifecycles } = tools
  const issues = personIssues(who)
  if (issues.length > 0) return { kind: 'invalid-input', issues }
  const person = await findPerson(database, tools, caller, who)
  if ('tooMany' in person) {
    const { tooMany: actual } = person
    const limit = maxRecipientsOfPerson
    return { kind: 'limit-exceeded', what: 'recipients of a person', limit, actual }
  }
  const invalid = await invalidSends(database, person.words.values, caller)
  const grants = restrictedGrants(caller)
  const { sql, parameters } = conditions(
    ['s.tenant = ?', caller.tenant],
    ['s.erased_at is null and s.recipient_key = any(?::text[])', person.recipientKeys],
    ['reaches(?::text[], s.lane_id)', grants],
  )
  // Two indexes are read, one for each: a condition with `or` would read all sends.
  const theirs = `select id from sends s where ${sql.join(' and ')}
    union select unnest($${parameters.length + 1}::uuid[])`
  const listing = {
    name: 'requests of a person' as const,
    columns: `${sendColumns}, s.asked_at as "requestedAt", b.caller as "requestedBy", s.details,
      t.message, s.provider_reference as reference, ${lifecycles.sql.stored} as lifecycle`,
    from: `sends s join lanes l on l.id = s.lane_id join batches b on b.id = s.batch_id
      join targets t on t.batch_id = s.batch_id and t.position = s.target_position`,
    key: 's.seq',
    order: 'ascending' as const,
    where: {
      sql: [`s.id = any(array(${theirs}))`],
      parameters: [...parameters, invalid],
    },
  }
  return {
    kind: 'exported',
    isComplete: grants === undefined,
    requests: (page) => readPage<PersonRequest>(database, listing, page, requestsOnPage),
  }
}

/** Recipients that were invalid have no hash; they are found by the search for texts. */
async function invalidSends(
  on: Queryable,
  values: readonly string[],
  caller: Caller,
): Promise<readonly string[]> {
  const found: string[] = []
  for (const value of values.filter(({ length }) => length >= minSearched)) {
    const { sql, parameters } = conditions(
      ['i.tenant = ?', caller.tenant],
      ["i.text ilike ? escape '\\'", part(value)],
      ['reaches(?::text[], s.lane_id)', restrictedGrants(caller)],
    )
    const rows = await on.query<{ id: string; text: string }>(
      `select s.id, s.recipient_value as text from invites i join sends s on s.born = i.born
       where s.recipient_key = '' and s.erased_at is null and ${sql.join(' and ')} limit ${maxInvalid}`,
      parameters,
    )
    const quoted = quotationEraser([value])
    for (const { id, text } of rows) if (quoted(text) !== text) found.push(id)
  }
  return found
}

// The index of texts knows groups of three characters.
const minSearched = 3
const maxInvalid = 1_000
const requestsOnPage = 50
