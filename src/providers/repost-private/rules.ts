import { type BrokenRule, brokenRule } from '#text/broken-rule.ts'
import { textRule } from '#text/text-rule.ts'
import type { Issue, ProviderRules } from '../contract/rules.ts'
import { isPathId, pathIdRule } from '../path-id.ts'

/** https://docs.aws.amazon.com/repostprivate/latest/APIReference/API_SendInvites.html */
export const maxRecipientsPerCall = 1000

export const repostPrivateRules: ProviderRules = {
  checkTarget: ({ destinationId, message }) => [
    ...(isPathId(destinationId)
      ? []
      : [
          {
            field: 'spaceId',
            ...brokenRule('INVALID_ID', `The space id ${pathIdRule}.`),
          },
        ]),
    ...issues('title', textRule(message.title ?? '', { name: 'title', min: 1, max: 200 })),
    ...issues(
      'body',
      textRule(message.body ?? '', { name: 'body', min: 1, max: 600, lines: true }),
    ),
  ],

  checkRecipient: ({ kind, value }) => {
    const rule = kind === 'ACCESSOR_ID' ? accessorRule(value) : notAnId
    return rule === undefined ? undefined : { field: 'accessorId', ...rule }
  },

  // Hexadecimal digits are the same in either case; of other ids nobody says so.
  recipientKey: ({ value }) => (isUuid.test(value) ? value.toLowerCase() : value),
}

const issues = (field: string, rule: BrokenRule | undefined): readonly Issue[] =>
  rule === undefined ? [] : [{ field, ...rule }]

/** The first reason why a value cannot be the id of a user or group. */
function accessorRule(id: string): BrokenRule | undefined {
  const mistake = mistakes.find(([pattern]) => pattern.test(id))
  return mistake?.[1] ?? (id.length > maxIdLength ? notAnId : undefined)
}

// 36 of a UUID, and ten with a hyphen before it: https://docs.aws.amazon.com/singlesignon/latest/IdentityStoreAPIReference
const maxIdLength = 47
const notAnId = brokenRule(
  'INVALID_ID',
  'The accessor id must be the id of a user or group in IAM Identity Center: letters, digits and hyphens.',
)

// The model of re:Post states no pattern, so what could be an id is left to the upstream.
const mistakes: readonly (readonly [RegExp, BrokenRule])[] = [
  [
    /@/u,
    brokenRule(
      'ADDRESS_INSTEAD_OF_ID',
      'Give the id of the user in IAM Identity Center, not an e-mail address.',
    ),
  ],
  [
    /^arn:/iu,
    brokenRule('ARN_INSTEAD_OF_ID', 'Give the id of the user or group alone, not an ARN.'),
  ],
  [
    /\//u,
    brokenRule(
      'PREFIX_BEFORE_ID',
      'Give the id of the user or group alone, without what is before the slash.',
    ),
  ],
  [
    /^d-[\da-f]{10}$/iu,
    brokenRule(
      'DIRECTORY_INSTEAD_OF_ID',
      'Give the id of a user or group, not that of the directory.',
    ),
  ],
  [
    /^(?:ssoins|ps)-[\da-f]{16}$/iu,
    brokenRule(
      'INSTANCE_INSTEAD_OF_ID',
      'Give the id of a user or group, not that of an instance.',
    ),
  ],
  [
    /^S-1-\d/iu,
    brokenRule(
      'SID_INSTEAD_OF_ID',
      'Give the id of the user in IAM Identity Center, not a SID of Active Directory.',
    ),
  ],
  [/^[\d-]{0,35}$|[^a-z\d-]/iu, notAnId],
  // A UUID without its hyphens, or with a part that is too short.
  [/^(?!(?:[\da-f]{10}-)?[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$)[\da-f-]{20,}$/iu, notAnId],
]

const isUuid = /^(?:[\da-f]{10}-)?[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i
