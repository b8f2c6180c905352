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
    ...checkLength('title', message.title, 200),
    ...checkLength('body', message.body, 600),
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

/** The model counts code points: an emoji is one character, not two. */
function checkLength(field: string, text: string | undefined, most: number): readonly Issue[] {
  const length = [...(text ?? '')].length
  return length >= 1 && length <= most
    ? []
    : [{ field, rule: `The ${field} must have 1 to ${most} characters.` }]
}

const isAccessorId = (id: string) => /^[^\s\p{C}]+$/u.test(id)

// It becomes one segment of the path. The SDK sends an empty one, and encodes a slash but no dots;
// a proxy on the way may take `..` for the folder above.
const isSpaceId = (id: string) => /^[^\s\p{C}/\\]+$/u.test(id) && !id.includes('..') && id !== '.'
