import { z } from 'zod'
import { createNameReader } from '../aws/named-recipients.ts'
import { commonRefusalReason, type RefusalReason } from '../aws/refusal.ts'
import type { CallRecipient } from '../contract/call.ts'
import type { EmailStatus, Outcome } from '../contract/outcome.ts'
import { emailKey } from '../email.ts'
import { identifier } from '../identifier.ts'

/** Our recipients' outcomes from Chime's list. Whoever is not in it, or unclear, is left out. */
export function outcomesOf(
  recipients: readonly CallRecipient[],
  given: unknown,
): ReadonlyMap<string, Outcome> {
  const invites = inviteList.parse(given)
  const exact = Map.groupBy(invites, ({ EmailAddress = '' }) => spelling(EmailAddress))
  const loose = looseMatches(recipients, invites)
  const spelledAlike = Map.groupBy(recipients, ({ value }) => spelling(value))
  const outcomes = new Map<string, Outcome>()
  for (const [spelled, same] of spelledAlike) {
    const named = exact.get(spelled) ?? loose(spelled)
    const said = named.map(outcomeOf)
    for (const [position, { id }] of same.entries()) {
      // A recipient that is in the call twice takes one item each time.
      const outcome =
        said.length > same.length ? together(said) : said[Math.min(position, said.length - 1)]
      if (outcome) outcomes.set(id, outcome)
    }
  }
  return outcomes
}

/** Chime may answer with an address all in lower case. That is a match where nobody else fits. */
function looseMatches(recipients: readonly CallRecipient[], invites: readonly Invite[]) {
  let byKey: ReadonlyMap<string, readonly Invite[]> | undefined
  let alike: ReadonlyMap<string, readonly CallRecipient[]> | undefined
  return (spelled: string): readonly Invite[] => {
    byKey ??= Map.groupBy(invites, ({ EmailAddress = '' }) => emailKey(EmailAddress))
    alike ??= Map.groupBy(recipients, ({ value }) => emailKey(value))
    const key = emailKey(spelled)
    const found = byKey.get(key)
    return found?.length === 1 && alike.get(key)?.length === 1 ? found : []
  }
}

/** Of more items than there should be: an e-mail that left outweighs a complaint, and so does doubt. */
function together(said: readonly (Outcome | undefined)[]): Outcome | undefined {
  return (
    said.find((outcome) => outcome?.kind === 'SENT') ??
    (said.includes(undefined) ? undefined : said[0])
  )
}

const text = z.string().optional().catch(undefined)

/** Soft on the upstream: what cannot be read is as good as missing, and spoils nothing else. */
const invite = z
  .object({ EmailAddress: text, EmailStatus: text, Status: text, InviteId: text })
  .catch({})
const inviteList = z.array(invite).catch([])
type Invite = z.infer<typeof invite>

/** Two spellings of one mailbox are two recipients of a call, if their callers asked for both. */
function spelling(email: string): string {
  const at = email.lastIndexOf('@')
  return email.slice(0, at) + email.slice(at).toLowerCase()
}

/** What one item says, or nothing where it does not say enough. */
function outcomeOf({ EmailStatus, Status, InviteId }: Invite): Outcome | undefined {
  const emailStatus = EmailStatus === undefined ? 'UNREPORTED' : emailStatuses.get(EmailStatus)
  const reported = EmailStatus === undefined || emailStatus === undefined ? {} : { emailStatus }
  const reference = identifier.safeParse(InviteId).data
  if (emailStatus === 'SENT' || Status === 'Pending') {
    return {
      kind: 'SENT',
      emailStatus: emailStatus ?? 'UNREPORTED',
      evidence: 'PER_RECIPIENT',
      message: sentences[emailStatus ?? 'UNREPORTED'],
      ...(reference === undefined ? {} : { providerReference: reference }),
    }
  }
  if (Status === 'Accepted') {
    return {
      kind: 'ALREADY_MEMBER',
      ...reported,
      evidence: 'PER_RECIPIENT',
      message: 'Chime says that this person has accepted an invitation before.',
    }
  }
  if (Status !== 'Failed') return undefined
  return {
    kind: 'FAILED',
    code: 'PROVIDER_REJECTED',
    retryable: true,
    ...reported,
    evidence: 'PER_RECIPIENT',
    message:
      emailStatus === 'FAILED'
        ? 'Chime says that this invitation and its e-mail failed.'
        : 'Chime says that this invitation failed, without a reason.',
  }
}

/**
 * Chime's errors in our words. `Code` is finer than the class, where the answer has one. A bad request
 * looks the same for a bad address and for an account of the wrong kind, unless it names addresses.
 */
export function refusalOf(
  name: string,
  status: number,
  error: unknown,
  recipients: readonly CallRecipient[] = [],
): RefusalReason {
  const { Code = name, message } = chimeError.parse(error)
  const refusal = refusals.get(Code) ?? refusals.get(name) ?? commonRefusalReason(name, status)
  if (refusal.content === undefined) return refusal
  const values = recipients.map(({ value }) => value)
  const positionsNamed = createNameReader(['UserEmailList'], values)
  const named = positionsNamed([message]).flatMap((position) => {
    const recipient = recipients[position]
    return recipient === undefined ? [] : [{ id: recipient.id, field: 'email' }]
  })
  return named.length === 0 ? refusal : { ...refusal, content: { byRecipients: true, named } }
}

const chimeError = z
  .object({ Code: z.string().optional().catch(undefined), message: z.string().catch('') })
  .catch({ Code: undefined, message: '' })

const accessDenied: RefusalReason = { code: 'ACCESS_DENIED', retryable: false }
const destinationNotFound: RefusalReason = { code: 'DESTINATION_NOT_FOUND', retryable: false }

const refusals: ReadonlyMap<string, RefusalReason> = new Map([
  ['AccessDenied', accessDenied],
  ['Forbidden', accessDenied],
  ['ForbiddenException', accessDenied],
  ['NotFound', destinationNotFound],
  ['NotFoundException', destinationNotFound],
  ['ResourceLimitExceeded', { code: 'QUOTA_EXCEEDED', retryable: false }],
  ['Unauthorized', accessDenied],
  ['UnauthorizedClientException', accessDenied],
])

const emailStatuses: ReadonlyMap<string, EmailStatus> = new Map([
  ['Sent', 'SENT'],
  ['NotSent', 'NOT_SENT'],
  ['Failed', 'FAILED'],
])

const sentences = {
  SENT: 'Chime has sent the invitation.',
  NOT_SENT: 'Chime has taken the invitation and has not sent its e-mail.',
  FAILED: 'Chime has taken the invitation; its e-mail failed.',
  UNREPORTED: 'Chime has taken the invitation and does not say whether its e-mail was sent.',
} satisfies Record<EmailStatus, string>
