import { textRule } from '#text/text-rule.ts'
import type { Issue, ProviderRules } from '../contract/rules.ts'

export const repostPrivateRules: ProviderRules = {
  checkTarget: ({ destinationId, message }) => [
    ...(isSpaceId(destinationId)
      ? []
      : [
          {
            field: 'spaceId',
            rule: 'The space id must not be empty and has no space, slash or control character.',
          },
        ]),
    ...issues('title', textRule(message.title ?? '', { name: 'title', min: 1, max: 200 })),
    ...issues(
      'body',
      textRule(message.body ?? '', { name: 'body', min: 1, max: 600, lines: true }),
    ),
  ],

  checkRecipient: ({ kind, value }) =>
    kind === 'ACCESSOR_ID' && isAccessorId(value)
      ? undefined
      : {
          field: 'accessorId',
          rule: 'The accessor id must not be empty and has no space or control character.',
        },

  recipientKey: ({ value }) => value,
}

const issues = (field: string, rule: string | undefined): readonly Issue[] =>
  rule === undefined ? [] : [{ field, rule }]

const isAccessorId = (id: string) => /^[^\s\p{C}]+$/u.test(id)

// It becomes one segment of the path. The SDK sends an empty one, and encodes a slash but no dots;
// a proxy on the way may take `..` for the folder above.
const isSpaceId = (id: string) => /^[^\s\p{C}/\\]+$/u.test(id) && !id.includes('..') && id !== '.'
