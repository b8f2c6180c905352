import type { Send } from '../verdict/check-people.ts'
import type { ReadBack } from '../verdict/read-back.ts'
import { ownBatch } from './operations.ts'
import type { Plan } from './plan.ts'

/** One a recipient and request; a replay is the same request, a clash one that was refused. */
export function sendsOf(
  { work }: Pick<Plan, 'work'>,
  { replays, batches }: Pick<ReadBack, 'replays' | 'batches'>,
): Send[] {
  return work
    .filter(({ kind }) => kind !== 'replay')
    .flatMap(({ index, kind, input, recipients }) => {
      const [batch] = batches.get(input.idempotencyKey) ?? []
      const acceptedAt = Date.parse(batch?.createdAt ?? '') - performance.timeOrigin
      const refused = !ownBatch[kind] || batch === undefined
      const results = refused ? [] : (replays.get(index)?.results ?? [])
      return recipients.map(({ person, consent }, place): Send => {
        const result = results[place]
        return {
          person,
          consent,
          chances: 1,
          acceptedAt,
          // Accepted and without a result: that is as missing as one that never ends.
          outcome: refused ? undefined : (result?.kind ?? 'QUEUED'),
          inferred: result?.evidence === 'INFERRED',
          ...(result?.failureCode === undefined ? {} : { failureCode: result.failureCode }),
          where: `${kind} ${index}`,
        }
      })
    })
}

/**
 * After people took the risk, for what was unconfirmed and for what had failed and was invited by
 * another batch since. Wickr and Tencent keep the same call from inviting twice: no risk there.
 */
export function afterRisk(sends: readonly Send[], before: readonly Send[]): Send[] {
  return sends.map((send, index) => {
    const was = before[index]?.outcome
    if (was === 'UNCONFIRMED' && !isRepeatable(send.person)) return { ...send, chances: 2 }
    return was === 'FAILED' && send.outcome !== 'FAILED' ? { ...send, consent: true } : send
  })
}

const isRepeatable = (person: string) => /^(?:WICKR|TENCENT_ORGANIZATION) /.test(person)
