import { storable } from '#database/storable.ts'
import type { HashRecipient } from '#dispatch/recipient-hash.ts'
import { mapSlices, type Slices } from '#event-loop/slices.ts'
import type { Outcome } from '#providers/contract/outcome.ts'
import type { Provider } from '#providers/contract/provider.ts'
import type { Recipient, RecipientKind } from '#providers/contract/recipient.ts'
import type { Issue } from '#providers/contract/rules.ts'
import { argumentsOf, type BrokenRule, brokenRule } from '#text/broken-rule.ts'
import { trimInvisible } from '#text/characters.ts'
import { foreignLink, linksOnlyTo } from './links/links.ts'
import type { PersonKeys, RequestRecipient, RequestTarget } from './request.ts'
import { controlRule, lengthRule, maxDetailLength, maxRecipientLength } from './text-rules.ts'

/** One checked recipient of a request. Those without `invalid` are to be sent to. */
export interface Candidate extends PersonKeys, Pick<RequestRecipient, 'inviteId' | 'position'> {
  /** Index of the target in the request. */
  readonly target: number
  readonly recipient: Recipient
  /** The recipient breaks a rule of its provider, and fails without affecting the others. */
  readonly invalid?: Extract<Outcome, { kind: 'FAILED' }>
  /** The rule that it breaks. */
  readonly issue?: Issue
  /** Where the recipient is in the input, for issues: `targets.0.chime.recipients.2.email`. */
  readonly path: string
}

/** What the recipients of one target are checked against. */
export interface RecipientRules extends Pick<Provider, 'rules'> {
  readonly hashKey: HashRecipient
  /** Hosts that texts about a recipient may link to; undefined: any. */
  readonly allowedLinkHosts?: readonly string[]
}

/**
 * Checks each recipient of one target for itself, in slices. `index` is that of the target. Pure.
 */
export function* checkRecipients(
  target: RequestTarget,
  index: number,
  { rules, hashKey, allowedLinkHosts }: RecipientRules,
): Slices<Candidate[]> {
  const isReinvite = target.operation === 'reinvite'
  return yield* mapSlices(
    target.recipients,
    ({ recipient: given, keys, isErased, ...request }, place) => {
      // Blanks around an address are never part of it, whether or not they can be seen.
      const recipient = { ...given, value: trimInvisible(given.value) }
      const issue =
        (isErased ? erased : (lengthIssue(recipient) ?? emptyIssue(recipient))) ??
        rules.checkRecipient(recipient, target.operation) ??
        textIssue(recipient) ??
        linkIssue(recipient, allowedLinkHosts)
      const path = `${target.path}.${target.list}.${isReinvite ? request.position : place}`
      const candidate = { ...request, target: index, path }
      if (issue === undefined) {
        return { ...candidate, recipient, ...(keys ?? keysOf(recipient, rules, hashKey)) }
      }
      return {
        ...candidate,
        recipient: storableRecipient(recipient),
        // Invalid recipients are no duplicates of each other, and may be too long for an index.
        recipientKey: '',
        path: isReinvite ? path : `${path}.${issue.field}`,
        issue,
        invalid: {
          kind: 'FAILED',
          code: 'INVALID_RECIPIENT',
          retryable: false,
          evidence: 'INFERRED',
          field: issue.field,
          brokenRule: argumentsOf(issue),
          message: `${issue.field}: ${issue.rule}`,
        },
      }
    },
  )
}

function keysOf(
  recipient: Recipient,
  rules: Provider['rules'],
  hashKey: HashRecipient,
): PersonKeys {
  const person = rules.recipientKey(recipient)
  const mailbox = rules.mailboxKey?.(recipient)
  const recipientKey = hashKey(person)
  if (mailbox === undefined) return { recipientKey }
  return { recipientKey, mailboxKey: mailbox === person ? recipientKey : hashKey(mailbox) }
}

const erased: Issue = {
  field: 'recipient',
  ...brokenRule('ERASED', 'The person was erased: it is not known any more whom to invite.'),
}

/** Comes first: no other rule sees a text of any length. */
function lengthIssue({ kind, value, personKey, details }: Recipient): Issue | undefined {
  return (
    issueOf(valueFields[kind], lengthRule(value, maxRecipientLength)) ??
    firstIssue(details, (text) => lengthRule(text, maxDetailLength)) ??
    issueOf('personKey', lengthRule(personKey ?? '', maxPersonKeyLength, personKeyRule))
  )
}

/** Whom to invite is missing, whatever the provider. What is around a value was removed before. */
function emptyIssue({ kind, value }: Recipient): Issue | undefined {
  return value === '' ? { ...empty, field: valueFields[kind] } : undefined
}

const empty = brokenRule('EMPTY', 'Must not be empty.')

/** The first of the rules for texts that hold at every provider. */
function textIssue({ personKey, details }: Recipient): Issue | undefined {
  // Erasing a person follows the key: one of blanks would be the key of many.
  const isEmpty = personKey !== undefined && trimInvisible(personKey) === ''
  const emptyKey = isEmpty ? brokenRule('EMPTY', 'Must not be empty or blank.') : undefined
  return (
    firstIssue(details, (text) => controlRule(text)) ??
    issueOf('personKey', emptyKey ?? controlRule(personKey ?? '', personKeyRule))
  )
}

const issueOf = (field: string, rule: BrokenRule | undefined): Issue | undefined =>
  rule && { ...rule, field }

/** The issue of the first text that breaks a rule. */
function firstIssue(
  texts: Recipient['details'],
  ruleOf: (text: string) => BrokenRule | undefined,
): Issue | undefined {
  for (const [field, text] of Object.entries(texts)) {
    const rule = ruleOf(text)
    if (rule !== undefined) return { ...rule, field }
  }
  return undefined
}

const maxPersonKeyLength = 200
const personKeyRule = `Must have 1 to ${maxPersonKeyLength} characters, no control characters.`

/** An address is no text: a mail program may link it, but it was invited, not written. */
function linkIssue(
  { kind, value, details }: Recipient,
  hosts: readonly string[] | undefined,
): Issue | undefined {
  if (hosts === undefined) return undefined
  const texts = Object.entries(details)
  if (kind === 'USERNAME' && !value.includes('@')) texts.push([valueFields[kind], value])
  const found = texts.find(([, text]) => !linksOnlyTo(text, hosts))
  return found && { ...foreignLink, field: found[0] }
}

/** An invalid recipient is stored to be shown: of a text that is too long, its beginning. */
function storableRecipient({ kind, value, displayName, personKey, details }: Recipient): Recipient {
  return {
    kind,
    value: shown(value),
    details: Object.fromEntries(Object.entries(details).map(([name, text]) => [name, shown(text)])),
    ...(displayName === undefined ? {} : { displayName: shown(displayName) }),
    ...(personKey === undefined ? {} : { personKey: shown(personKey) }),
  }
}

// One unit more than the longest text that is accepted, so that it stays invalid.
const shown = (text: string) => storable(text.slice(0, 2 * maxRecipientLength + 1))

/** The input's field for a recipient's value. */
const valueFields = {
  EMAIL: 'email',
  USERNAME: 'username',
  USER_ID: 'userIds',
  ACCESSOR_ID: 'accessorId',
  ACCOUNT_UIN: 'uin',
} as const satisfies Record<RecipientKind, string>
