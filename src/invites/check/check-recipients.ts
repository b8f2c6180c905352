import { storable } from '#database/storable.ts'
import type { Outcome } from '#providers/contract/outcome.ts'
import type { Provider } from '#providers/contract/provider.ts'
import type { Recipient, RecipientKind } from '#providers/contract/recipient.ts'
import type { Issue } from '#providers/contract/rules.ts'
import type { RequestTarget } from './request.ts'
import { between, controls, maxRecipientLength, noControls } from './text-rules.ts'

/** One recipient of a request, judged. Those without an outcome are to be sent. */
export interface Candidate {
  readonly target: number
  readonly recipient: Recipient
  readonly recipientKey: string
  /** Set for a recipient that breaks a rule of its provider: it fails alone. */
  readonly invalid?: Extract<Outcome, { kind: 'FAILED' }>
  /** Where the recipient stands in the input, for issues. */
  readonly path: string
}

/** Judges the recipients of one target, each for itself. */
export function checkRecipients(
  target: RequestTarget,
  index: number,
  { rules }: Pick<Provider, 'rules'>,
): Candidate[] {
  return target.recipients.map((given, position) => {
    // White space around an address is never part of it.
    const recipient = { ...given, value: given.value.trim() }
    const issue = rules.checkRecipient(recipient, target.operation) ?? ownIssue(recipient)
    const path = `${target.path}.${target.bareList ?? 'recipients'}.${position}`
    if (issue === undefined) {
      const recipientKey = target.recipientKeys?.[position] ?? rules.recipientKey(recipient)
      return { target: index, recipient, recipientKey, path }
    }
    return {
      target: index,
      recipient: storableRecipient(recipient),
      // Nothing is like an invalid recipient, and it may be longer than an index can hold.
      recipientKey: '',
      path: target.bareList === undefined ? `${path}.${issue.field}` : path,
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

/** What holds at every provider. */
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

/** Kept to be shown, never sent. */
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

/** The input's names for a recipient's value. */
const valueFields = {
  EMAIL: 'email',
  USERNAME: 'username',
  USER_ID: 'userIds',
  ACCESSOR_ID: 'accessorId',
  ACCOUNT_UIN: 'uin',
} as const satisfies Record<RecipientKind, string>
