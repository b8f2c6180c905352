import { randomUUID } from 'node:crypto'
import type { Queryable } from '#database/database.ts'
import { storableJson } from '#database/storable.ts'
import type { Answer } from '#providers/contract/answer.ts'
import type { ProviderError } from '#providers/contract/outcome.ts'
import type { Next } from '../../policy/settlement.ts'
import { refusalOf } from '../../policy/splitting/refused.ts'
import { troubleOf } from '../../policy/trouble.ts'
import type { CallPart, FormedCall } from '../call-row.ts'
import { nowChanged } from '../finish-sends.ts'

/**
 * Queues the sends of a dissolved call again, in parts. Each part waits for a call of its own. In the
 * transaction that records the refusal: either both are durable, or neither.
 */
export async function insertParts(
  tx: Queryable,
  call: FormedCall,
  { parts, byRecipients }: Extract<Next, { readonly kind: 'split' }>,
  error: ProviderError | undefined,
): Promise<void> {
  const made = parts.map((part) => ({ ...part, id: randomUUID() }))
  await tx.query(
    `insert into parts (id, split_from, origin_id, suspect, by_recipients)
     select id, $1, $2, suspect, $3 from jsonb_to_recordset($4::jsonb) as p (id uuid, suspect boolean)`,
    [call.id, call.part?.originId ?? call.id, byRecipients, JSON.stringify(made)],
  )
  await tx.query(
    `update sends set state = 'queued', call_id = null, part_id = p.part_id, not_before = null,
       last_error = $2, ${nowChanged}
     from jsonb_to_recordset($1::jsonb) as p (id uuid, part_id uuid)
     where sends.id = p.id and sends.id = any($3::uuid[]) and state = 'in_call'`,
    [
      JSON.stringify(made.flatMap(({ id, ids }) => ids.map((send) => ({ id: send, part_id: id })))),
      error === undefined ? null : storableJson(error),
      made.flatMap(({ ids }) => ids),
    ],
  )
}

/**
 * After a call of the part was not accepted, the culprit may be in it: nothing is known of the rest
 * any more, which then leaves whole.
 */
export async function liftSuspicion(tx: Queryable, part: CallPart, answer: Answer): Promise<void> {
  if (answer.kind !== 'refused' && answer.kind !== 'unanswered') return
  if (troubleOf(answer) !== undefined) return
  await tx.query('update parts set suspect = false where id = $1 and suspect', [part.id])
}

/** The failure of all, should the destination be the reason. Null: it is not. */
export function refusalOfDestination(answer: Answer): string | null {
  if (answer.kind !== 'refused' || answer.content === undefined) return null
  return answer.content.byRecipients ? null : storableJson(refusalOf(answer))
}
