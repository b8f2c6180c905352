import { storable } from '#database/storable.ts'
import type { Outcome } from '#providers/contract/outcome.ts'
import type { Provider } from '#providers/contract/provider.ts'
import type { Recipient, RecipientKind } from '#providers/contract/recipient.ts'
import type { Issue } from '#providers/contract/rules.ts'
import type { RequestRecipient, RequestTarget } from './request.ts'
import { between, controls, maxRecipientLength, noControls } from './text-rules.ts'

/** One checked recipient of a request. Those without `invalid` are to be sent to. */
export interface Candidate extends Pick<RequestRecipient, 'inviteId' | 'position'> {
  /** Index of the target in the request. */
  readonly target: number
  readonly recipient: Recipient
  readonly recipientKey: string
  /** The recipient breaks a rule of its provider, and fails without affecting the others. */
  readonly invalid?: Extract<Outcome, { kind: 'FAILED' }>
  /** Where the recipient is in the input, for issues: `targets.0.chime.recipients.2.email`. */
  readonly path: string
}

/** Checks each recipient of one target for itself. `index` is that of the target. Pure. */
export function checkRecipients(
  target: RequestTarget,
  index: number,
  { rules }: Pick<Provider, 'rules'>,
): Candidate[] {
  const isReinvite = target.operation === 'reinvite'
  return target.recipients.map(({ recipient: given, key, ...request }, place) => {
    // White space around an address is never part of it.
    const recipient = { ...given, value: given.value.trim() }
    const issue = rules.checkRecipient(recipient, target.operation) ?? ownIssue(recipient)
    const path = `${target.path}.${target.list}.${isReinvite ? request.position : place}`
    const candidate = { ...request, target: index, path }
    if (issue === undefined) {
      return { ...candidate, recipient, recipientKey: key ?? rules.recipientKey(recipient) }
    }
    return {
      ...candidate,
      recipient: storableRecipient(recipient),
      // Invalid recipients are no duplicates of each other, and may be too long for an index.
      recipientKey: '',
      path: isReinvite ? path : `${path}.${issue.field}`,
      invalid: {
        kind: 'FAILED',
        code: 'INVALID_RECIPIENT',
        retryable: false,
        evidence: 'INFERRED',
        field: issue.field,
        message: `${issue.field}: ${issue.rule}`,
      },
    }
  })
}

/** The first of the rules that hold at every provider. */
function ownIssue({ kind, value, personKey, details }: Recipient): Issue | undefined {
  if ([...value].length > maxRecipientLength) {
    const rule = `Must have at most ${maxRecipientLength} characters.`
    return { field: valueFields[kind], rule }
  }
  const unreadable = Object.entries(details).find(([, text]) => controls.test(text))
  if (unreadable !== undefined) return { field: unreadable[0], rule: noControls }
  if (personKey === undefined) return undefined
  if (between([...personKey].length, 1, 200) && !controls.test(personKey)) return undefined
  return { field: 'personKey', rule: 'Must have 1 to 200 characters, no control characters.' }
}

/** An invalid recipient is stored to be shown. It is never sent to. */
function storableRecipient({ kind, value, displayName, personKey, details }: Recipient): Recipient {
  return {
    kind,
    value: storable(value),
    details: Object.fromEntries(
      Object.entries(details).map(([name, text]) => [name, storable(text)]),
    ),
    ...(displayName === undefined ? {} : { displayName: storable(displayName) }),
    ...(personKey === undefined ? {} : { personKey: storable(personKey) }),
  }
}

/** The input's field for a recipient's value. */
const valueFields = {
  EMAIL: 'email',
  USERNAME: 'username',
  USER_ID: 'userIds',
  ACCESSOR_ID: 'accessorId',
  ACCOUNT_UIN: 'uin',
} as const satisfies Record<RecipientKind, string>
