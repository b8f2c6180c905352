import type { Queryable } from '#database/database.ts'
import { storableJson } from '#database/storable.ts'
import { lockBatches, notifyBatches, nowChanged } from '../store/finish-sends.ts'

/** A send with everything in it that names the person. */
export interface PersonalSend {
  readonly id: string
  readonly batchId: string
  readonly inviteId: string
  readonly born: number
  readonly recipientValue: string
  readonly displayName: string | null
  readonly personKey: string | null
  readonly details: Readonly<Record<string, string>>
  readonly providerReference: string | null
  readonly outcome: unknown
}

/** What stays of a send: nothing that names the person. */
export interface ErasedSend
  extends Pick<PersonalSend, 'id' | 'batchId' | 'inviteId' | 'born' | 'outcome'> {
  /** A hash of the provider's reference, by which the person is still recognized. */
  readonly reference: string | null
}

/** The select list of `PersonalSend`, from `sends s`. */
export const personalColumns = `s.id, s.batch_id as "batchId", s.invite_id as "inviteId", s.born,
  s.recipient_value as "recipientValue", s.display_name as "displayName",
  s.person_key as "personKey", s.details, s.provider_reference as "providerReference", s.outcome`

/** SQL: is nothing going on about `s`, a row of `sends`? A look-up of a final send needs its address. */
export const isSettled = `(s.state = 'final'
  and not exists (select from calls c where c.id = s.call_id and c.state <> 'done'))`

/** Some final sends of the person that are not erased yet. */
export async function sendsToErase(
  on: Queryable,
  tenant: string,
  recipientKeys: readonly string[],
  max: number,
): Promise<PersonalSend[]> {
  return on.query<PersonalSend>(
    `select ${personalColumns} from sends s
     where s.recipient_key = any($1::text[]) and s.tenant = $2 and s.erased_at is null and ${isSettled}
     limit $3`,
    [recipientKeys, tenant, max],
  )
}

/** How many sends of the person are not erased. */
export async function countUnerased(
  on: Queryable,
  tenant: string,
  recipientKeys: readonly string[],
): Promise<number> {
  const [found] = await on.query<{ count: number }>(
    `select count(*)::int as count from sends s
     where s.recipient_key = any($1::text[]) and s.tenant = $2 and s.erased_at is null`,
    [recipientKeys, tenant],
  )
  return found?.count ?? 0
}

/**
 * Erases final sends, and what lists and searches know of their invites, where no send of the invite is
 * left that names the person. Returns how many were erased, and those invites. Followers are notified.
 */
export async function eraseSends(
  tx: Queryable,
  sends: readonly ErasedSend[],
): Promise<{ readonly erased: number; readonly inviteIds: readonly string[] }> {
  const batchIds = [...new Set(sends.map(({ batchId }) => batchId))]
  await lockBatches(tx, batchIds)
  const erased = await tx.query<{ id: string; callId: string | null }>(
    `update sends set recipient_value = '', display_name = null, person_key = null, details = '{}',
       provider_reference = e.reference, outcome = e.outcome, last_error = null, message_key = '',
       erased_at = gateway_now(), ${nowChanged}
     from jsonb_to_recordset($1::jsonb) as e (id uuid, reference text, outcome jsonb)
     where sends.id = e.id and sends.id = any($2::uuid[])
       and exists (select from sends s where s.id = sends.id and s.erased_at is null and ${isSettled})
     returning sends.id, sends.call_id as "callId"`,
    [
      storableJson(sends.map(({ id, reference, outcome }) => ({ id, reference, outcome }))),
      sends.map(({ id }) => id),
    ],
  )
  await tx.query('update calls set incomplete = true where id = any($1::uuid[])', [
    erased.flatMap(({ callId }) => callId ?? []),
  ])
  const forgotten = await tx.query<{ inviteId: string }>(
    `with over as (
       select tenant, born, invite_id from sends s where latest and invite_id = any($1::uuid[])
         and not exists (select from sends o where o.invite_id = s.invite_id and o.erased_at is null)
     ), search as (
       update invites set text = '', person_key = null where (tenant, born) in (select tenant, born from over)
     )
     select invite_id as "inviteId" from over`,
    [sends.map(({ inviteId }) => inviteId)],
  )
  await notifyBatches(tx, batchIds)
  return { erased: erased.length, inviteIds: forgotten.map(({ inviteId }) => inviteId) }
}
