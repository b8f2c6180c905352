import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Database } from '#database/database.ts'
import {
  type ErasureState,
  erasureState,
  insertErasure,
  unfinishedErasures,
} from '#dispatch/erasing/erasures.ts'
import type { Caller } from '#identity/caller.ts'
import { trimInvisible } from '#text/characters.ts'
import { lineRule } from '../check/check-request.ts'
import type { GatewayLimits } from '../check/limits.ts'
import type { InvalidInput, LimitExceeded } from '../check/refusal.ts'
import type { InputIssue } from '../check/request.ts'
import { maxRecipientLength, rangeRule } from '../check/text-rules.ts'
import { type WhileWaiting, waitInPlace } from '../waiting.ts'
import { findPerson, maxRecipientsOfPerson, type PersonRef, type PersonTools } from './person.ts'

/** Whom to erase. */
export interface EraseRequest {
  readonly who: PersonRef
  /** How long to wait until everything is erased. */
  readonly waitSeconds: number
}

/** What became of the request. What was accepted is erased, sooner or later. */
export type EraseResult =
  | { readonly kind: 'erasing'; readonly erasure: ErasureState }
  | InvalidInput
  | LimitExceeded

interface Tools extends PersonTools {
  readonly database: Database
  readonly limits: GatewayLimits
}

/**
 * Asks for a person to be erased, durably, and waits up to `waitSeconds` until it is done. Nobody is
 * told whether anybody was found but by the numbers. To ask again is safe.
 */
export async function erasePerson(
  tools: Tools,
  { who, waitSeconds }: EraseRequest,
  { id: caller, tenant }: Caller,
  whileWaiting: WhileWaiting = waitInPlace,
): Promise<EraseResult> {
  const { database, limits } = tools
  const issues = [...personIssues(who), ...waitIssues(waitSeconds, limits)]
  if (issues.length > 0) return { kind: 'invalid-input', issues }
  const unfinished = await unfinishedErasures(database, tenant)
  if (unfinished >= maxErasures) {
    return { kind: 'limit-exceeded', what: 'erasures', limit: maxErasures, actual: unfinished + 1 }
  }
  const person = await findPerson(database, tools, { tenant, destinations: everywhere }, who)
  if ('tooMany' in person) {
    const { tooMany: actual } = person
    const limit = maxRecipientsOfPerson
    return { kind: 'limit-exceeded', what: 'recipients of a person', limit, actual }
  }
  const id = randomUUID()
  await database.transaction(async (tx) => {
    await insertErasure(tx, { id, tenant, caller, ...person })
    await tx.query(`select pg_notify('erasures', '')`)
  })
  const state = async () => {
    const found = await erasureState(database, id, tenant)
    if (found === undefined) throw new Error(`erasure ${id} is missing`)
    return found
  }
  const end = performance.now() + waitSeconds * 1_000
  await whileWaiting(async (signal) => {
    while (performance.now() < end && !signal.aborted) {
      if ((await state()).finishedAt !== null) return
      await sleep(lookMs, undefined, { signal }).catch(() => undefined)
    }
  })
  return { kind: 'erasing', erasure: await state() }
}

/** What is wrong with the words for a person, below `person`. Pure. */
export function personIssues(who: PersonRef): InputIssue[] {
  const [path, rule] =
    'recipient' in who
      ? ['person.recipient', lineRule(trimInvisible(who.recipient), maxRecipientLength)]
      : ['person.personKey', lineRule(who.personKey, maxPersonKeyLength)]
  return rule === undefined ? [] : [{ ...rule, path }]
}

function waitIssues(waitSeconds: number, { maxWaitSeconds }: GatewayLimits): InputIssue[] {
  const rule = rangeRule(waitSeconds, 0, maxWaitSeconds)
  return rule === undefined ? [] : [{ ...rule, path: 'waitSeconds' }]
}

const everywhere = new Set(['*'])

const maxPersonKeyLength = 200
// Each looks through all texts of its tenant, which takes minutes where there are millions.
const maxErasures = 100
const lookMs = 100
