import type { Queryable } from '#database/database.ts'
import { storableJson } from '#database/storable.ts'
import { type PersonalSend, personalColumns } from './erase-sends.ts'

/** A send that may quote somebody else, with its place in the order of all sends. */
export interface QuotingSend extends PersonalSend {
  readonly seq: number
  readonly provider: string
  /** Nobody else: its own person could not be invited, so it has no key to compare. */
  readonly isInvalid: boolean
  readonly lastError: unknown
}

/** What may be left of it, if it quotes the person. */
export type SendTexts = Pick<
  QuotingSend,
  'id' | 'born' | 'details' | 'displayName' | 'outcome' | 'lastError' | 'recipientValue'
>

/**
 * The next sends of a tenant after `seq` with a text in which somebody else can occur, and the seq that
 * was come to; undefined: there are no more sends.
 */
export async function textsAfter(
  on: Queryable,
  tenant: string,
  seq: number,
  max: number,
): Promise<{ readonly sends: readonly QuotingSend[]; readonly last: number | undefined }> {
  const [range] = await on.query<{ last: number | null }>(
    `select max(seq) as last from (select seq from sends where seq > $1 order by seq limit $2) as next`,
    [seq, max],
  )
  const last = range?.last ?? undefined
  if (last === undefined) return { sends: [], last }
  const sends = await on.query<QuotingSend>(
    `select ${personalColumns}, s.seq, s.provider, s.recipient_key = '' as "isInvalid",
       s.last_error as "lastError"
     from sends s where s.seq > $1 and s.seq <= $2 and s.tenant = $3 and s.erased_at is null
       and (s.recipient_key = '' or s.display_name is not null or s.details <> '{}'
         or s.last_error is not null or s.outcome ? 'error' or s.outcome ? 'brokenRule')
     order by s.seq`,
    [seq, last, tenant],
  )
  return { sends, last }
}

/** Stores the texts of final sends, and what searches find of their invites. */
export async function saveSendTexts(tx: Queryable, sends: readonly SendTexts[]): Promise<void> {
  if (sends.length === 0) return
  await tx.query(
    `with given as (
       select * from jsonb_to_recordset($1::jsonb) as t (id uuid, born bigint, details jsonb,
         "displayName" text, "recipientValue" text, outcome jsonb, "lastError" jsonb)
     ), search as (
       update invites set text = concat_ws(e'\\n', t."recipientValue", t."displayName")
       from given t join sends s on s.id = t.id and s.id = any($2::uuid[])
       where invites.tenant = s.tenant and invites.born = t.born and invites.text <> ''
     )
     update sends set details = t.details, display_name = t."displayName", outcome = t.outcome,
       last_error = t."lastError", recipient_value = t."recipientValue"
     from given t where sends.id = t.id and sends.id = any($2::uuid[])`,
    [storableJson(sends), sends.map(({ id }) => id)],
  )
}
