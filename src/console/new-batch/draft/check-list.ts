import { emailKey, emailRule } from '#providers/email.ts'
import { repostPrivateRules } from '#providers/repost-private/rules.ts'
import { tencentOrganizationRules } from '#providers/tencent-organization/rules.ts'
import { wickrRules } from '#providers/wickr/rules.ts'
import { nextTask } from '../../list/decode.ts'
import { type Draft, isDownload, peopleIn } from './draft.ts'
import type { FormKind } from './provider-forms.ts'
import { createToRecipient, type RecipientInput } from './recipients.ts'

/** What is wrong with a list, found without asking the gateway. It checks everything again. */
export interface ListCheck {
  /** Rows that can be sent to every destination that was chosen. */
  readonly good: number
  /** Rows that no provider takes. */
  readonly bad: number
  /** Rows that some of the providers take. */
  readonly partly: number
  /** Rows with a recipient who is in an earlier row. */
  readonly repeated: number
  /** The first of the bad ones and of those that are good in part. */
  readonly problems: readonly RowProblem[]
}

export interface RowProblem {
  /** The first that does not take the row. */
  readonly provider: FormKind
  readonly line: number
  readonly value: string
  readonly field: string
  /** A sentence. */
  readonly reason: string
}

const maxProblems = 200
const rowsPerSlice = 500

/** Checks every row in slices, so that the page stays usable. */
export async function checkList(now: Draft, signal: AbortSignal): Promise<ListCheck> {
  // What the destinations of a provider do not share was chosen, so it is good at each.
  const firstOfEach = now.targets.filter(
    ({ provider }, index) => index === now.targets.findIndex((one) => one.provider === provider),
  )
  const checks = firstOfEach.flatMap((target) => {
    const { provider } = target
    const input = now.inputs[provider]
    if (input === undefined) return []
    const seen = new Set<string>()
    return [
      {
        ...rowChecks[provider],
        ...{ provider, seen },
        toRecipient: createToRecipient(target, input, isDownload(now)),
      },
    ]
  })
  const counts = { good: 0, bad: 0, partly: 0, repeated: 0 }
  const problems: RowProblem[] = []
  const people = peopleIn(now)
  for (let start = 0; start < people.length; start += rowsPerSlice) {
    for (const { line, cells } of people.slice(start, start + rowsPerSlice)) {
      let problem: RowProblem | undefined
      let isTaken = false
      let isRepeated = checks.length > 0
      for (const { provider, check, keyOf, seen, toRecipient } of checks) {
        const recipient = toRecipient(cells)
        const issue = check(recipient)
        if (issue !== undefined) {
          problem ??= {
            ...{ provider, line },
            value: cells.join(' ').trim(),
            field: issue.field,
            reason: issue.rule,
          }
          isRepeated = false
          continue
        }
        isTaken = true
        const key = keyOf(recipient)
        if (seen.has(key)) continue
        seen.add(key)
        isRepeated = false
      }
      if (problem !== undefined) {
        counts[isTaken ? 'partly' : 'bad'] += 1
        if (problems.length < maxProblems) problems.push(problem)
      } else if (isRepeated) counts.repeated += 1
      else counts.good += 1
    }
    await nextTask()
    signal.throwIfAborted()
  }
  return { ...counts, problems }
}

interface RowCheck {
  readonly check: (
    recipient: RecipientInput,
  ) => { readonly field: string; readonly rule: string } | undefined
  readonly keyOf: (recipient: RecipientInput) => string
}

/** The gateway's own rules. */
const rowChecks: Readonly<Record<FormKind, RowCheck>> = {
  CHIME: {
    check: ({ email = '' }) => {
      const rule = emailRule(email)
      return rule && { ...rule, field: 'email' }
    },
    keyOf: ({ email = '' }) => emailKey(email),
  },
  WICKR: rowCheck(wickrRules, 'USERNAME', 'username'),
  REPOST_PRIVATE: rowCheck(repostPrivateRules, 'ACCESSOR_ID', 'accessorId'),
  TENCENT_ORGANIZATION: rowCheck(tencentOrganizationRules, 'ACCOUNT_UIN', 'uin'),
}

function rowCheck(
  { checkRecipient, recipientKey }: typeof wickrRules,
  kind: 'USERNAME' | 'ACCESSOR_ID' | 'ACCOUNT_UIN',
  field: string,
): RowCheck {
  const asRecipient = (input: RecipientInput) => ({
    kind,
    value: input[field] ?? '',
    details: input,
  })
  return {
    check: (input) => checkRecipient(asRecipient(input), 'invite'),
    keyOf: (input) => recipientKey(asRecipient(input)),
  }
}
