import type { GraphQLSchema } from 'graphql'
import { createKnownIds } from '../tenant/known-ids.ts'
import { createRequests } from '../tenant/make-request.ts'
import { nameOf } from '../tenant/places.ts'
import type { PlannedRequest } from '../tenant/plan.ts'
import { type Answer, createTenant } from '../tenant/send.ts'
import { serialize } from '../tenant/serialize.ts'
import { createCheckResponse } from '../verdict/check-response.ts'
import type { Findings } from '../verdict/finding.ts'

/** Sends planned requests and checks what comes back. */
export interface Attack extends Disposable {
  run(requests: readonly PlannedRequest[]): Promise<void>
  /** Batches that were accepted, with their recipients, by id. */
  readonly accepted: ReadonlyMap<string, number>
  /** How requests ended: `200`, `left`, `cut`. */
  readonly ends: ReadonlyMap<string, number>
  readonly times: readonly RequestTime[]
  /** Forgets times and ends, not what was accepted. */
  forget(): void
}

/** When a request was open, as `Date.now()`. */
export interface RequestTime {
  readonly name: string
  readonly from: number
  readonly to: number
}

export interface AttackOptions {
  readonly url: string
  readonly authorization: string
  readonly schema: GraphQLSchema
  readonly findings: Findings
}

// Enough to be many, and too few to fill the gateway, which would answer all else with 503.
const openAtOnce = 40
const leaveStreamsAfterMs = 2_000
const leaveAfterMs = 120_000

export function createAttack({ url, authorization, schema, findings }: AttackOptions): Attack {
  const tenant = createTenant()
  const known = createKnownIds()
  const make = createRequests(schema)
  const check = createCheckResponse(schema, findings)
  const accepted = new Map<string, number>()
  const ends = new Map<string, number>()
  const times: RequestTime[] = []

  const play = async (planned: PlannedRequest): Promise<void> => {
    const { document, text, variables } = make(planned, known.resolve)
    const body = Buffer.from(serialize({ query: text, variables }))
    const isStream = document.operation === 'subscription' || planned.manner === 'as-events'
    const name = describe(planned)
    const from = Date.now()
    const answer = await tenant.send({
      ...{ url, authorization, body, manner: planned.manner },
      accept: isStream ? 'text/event-stream' : 'application/graphql-response+json',
      leaveAfterMs: isStream ? leaveStreamsAfterMs : leaveAfterMs,
    })
    times.push({ name: `${name}, ${body.byteLength} bytes`, from, to: Date.now() })
    const end = endOf(answer)
    ends.set(end, (ends.get(end) ?? 0) + 1)
    if (answer.kind !== 'answered') return complain(answer, name)
    for (const data of check(answer.response, document.text, name)) {
      known.learn(data)
      noteAccepted(data, accepted)
    }
  }

  const complain = (answer: Exclude<Answer, { kind: 'answered' }>, name: string): void => {
    if (answer.kind === 'cut') findings.add('unanswered', `cut: ${answer.reason}`, name)
    if (answer.kind === 'silent') findings.add('unanswered', 'silence', name)
  }

  return {
    accepted,
    ends,
    times,
    run: async (requests) => {
      const queue = requests.values()
      const client = async () => {
        for (const planned of queue) await play(planned)
      }
      await Promise.all(Array.from({ length: openAtOnce }, client))
    },
    forget: () => {
      ends.clear()
      times.length = 0
    },
    [Symbol.dispose]: () => tenant[Symbol.dispose](),
  }
}

export function describe({ number, field, attack, manner }: PlannedRequest): string {
  const what = attack === undefined ? field : `${nameOf(attack.place)} = ${attack.value}`
  return `#${number} ${what} (${manner})`
}

const endOf = (answer: Answer): string =>
  answer.kind === 'answered' ? String(answer.response.status) : answer.kind

function noteAccepted(data: unknown, accepted: Map<string, number>): void {
  if (typeof data !== 'object' || data === null) return
  for (const payload of Object.values(data)) {
    const { batch, results } = (payload ?? {}) as Readonly<Record<string, unknown>>
    if (!Array.isArray(results) || typeof batch !== 'object' || batch === null) continue
    if ('id' in batch && typeof batch.id === 'string') accepted.set(batch.id, results.length)
  }
}
