import type { Queryable } from '#database/database.ts'
import { storable } from '#database/storable.ts'
import type { PersonWords } from '#dispatch/erasing/erasures.ts'
import type { HashRecipient } from '#dispatch/recipient-hash.ts'
import type { Caller } from '#identity/caller.ts'
import type { ProviderKind } from '#providers/contract/kind.ts'
import type { Provider } from '#providers/contract/provider.ts'
import type { Details } from '#providers/contract/recipient.ts'
import { trimInvisible } from '#text/characters.ts'
import { maxRecipientLength } from '../check/text-rules.ts'

/** Whom a caller means. */
export type PersonRef =
  /** An address, username or id, in any spelling; `alone`: nothing else that has the same person key. */
  { readonly recipient: string; readonly alone?: boolean } | { readonly personKey: string }

/** A person, as the sends of one tenant know them. */
export interface Person {
  /** Of all their addresses and ids. */
  readonly recipientKeys: readonly string[]
  readonly words: PersonWords
}

/** What is needed to find somebody. */
export interface PersonTools {
  readonly providers: ReadonlyMap<ProviderKind, Provider>
  readonly hashKey: HashRecipient
}

/**
 * Everything by which a tenant knows a person: the recipient, the person keys of its invites, and the
 * other recipients with those keys, until nothing is new, at the destinations that are given. A number: there are so many recipients that the
 * key is not one person's.
 */
export async function findPerson(
  on: Queryable,
  tools: PersonTools,
  { tenant, destinations }: Pick<Caller, 'tenant' | 'destinations'>,
  who: PersonRef,
): Promise<Person | { readonly tooMany: number }> {
  const scope = [tenant, [...destinations]] as const
  const values = new Set<string>()
  const names = new Set<string>()
  const personKeys = new Set<string>()
  const keys = new Set<string>()
  if ('recipient' in who) {
    const value = trimInvisible(storable(who.recipient))
    values.add(value)
    for (const key of recipientKeysOf(value, tools)) keys.add(key)
  } else personKeys.add(storable(who.personKey))
  const follows = !('alone' in who) || who.alone !== true
  for (let before = -1; before < keys.size + personKeys.size; ) {
    before = keys.size + personKeys.size
    const found = await namesOf(on, scope, [...keys], follows ? [...personKeys] : [])
    for (const { recipientKey, recipientValue, displayName, personKey, details } of found) {
      values.add(recipientValue)
      for (const name of namesIn(displayName, details)) names.add(name)
      if (personKey !== null) personKeys.add(personKey)
      if (recipientKey !== '') keys.add(recipientKey)
    }
    if (keys.size > maxRecipientsOfPerson) return { tooMany: keys.size }
  }
  return {
    recipientKeys: [...keys],
    words: { values: [...values], names: [...names], personKeys: [...personKeys] },
  }
}

/** More with one person key are a group, or a key that stands for nobody. */
export const maxRecipientsOfPerson = 50

/** The hashes of a value, as each provider compares its recipients. */
export function recipientKeysOf(value: string, { providers, hashKey }: PersonTools): Set<string> {
  const short = value.slice(0, maxRecipientLength)
  const keys = [...providers.values()].map(({ rules }) =>
    hashKey(rules.recipientKey({ kind: 'EMAIL', value: short, details: {} })),
  )
  return new Set(keys)
}

/** The texts about a recipient that can be a name: not the ids of what they are to join. Pure. */
export function namesIn(displayName: string | null, details: Details): string[] {
  const texts = Object.entries(details).flatMap(([field, text]) =>
    /Id$/.test(field) ? [] : [text],
  )
  return displayName === null ? texts : [displayName, ...texts]
}

interface Names {
  readonly recipientKey: string
  readonly recipientValue: string
  readonly displayName: string | null
  readonly personKey: string | null
  readonly details: Details
}

async function namesOf(
  on: Queryable,
  scope: readonly [tenant: string, grants: readonly string[]],
  recipientKeys: readonly string[],
  personKeys: readonly string[],
): Promise<Names[]> {
  return on.query<Names>(
    `select distinct recipient_key as "recipientKey", recipient_value as "recipientValue",
       display_name as "displayName", person_key as "personKey", details
     from (
       select * from sends where recipient_key = any($1::text[]) and tenant = $2
       union all
       select s.* from invites i join sends s on s.born = i.born and s.latest
       where i.tenant = $2 and i.person_key = any($3::text[])
     ) as theirs where erased_at is null and reaches($4::text[], lane_id)`,
    [recipientKeys, scope[0], personKeys, scope[1]],
  )
}
