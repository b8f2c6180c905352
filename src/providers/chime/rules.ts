import { z } from 'zod'
import type { ProviderRules } from '../contract/rules.ts'
import { emailKey, isEmailAddress } from '../email.ts'

export const chimeRules: ProviderRules = {
  checkTarget: ({ destinationId, message }) => [
    ...(isAccountId(destinationId)
      ? []
      : [
          {
            field: 'accountId',
            rule: 'The account id must not be empty and has no space, slash or control character.',
          },
        ]),
    ...(userTypes.safeParse(message.userType).success
      ? []
      : [{ field: 'userType', rule: 'The user type is PrivateUser or SharedDevice.' }]),
  ],

  checkRecipient: ({ kind, value }) =>
    kind === 'EMAIL' && isEmailAddress(value) && modelPattern.test(value)
      ? undefined
      : {
          field: 'email',
          rule: 'This is not one plain e-mail address of the form name@example.com.',
        },

  recipientKey: ({ value }) => emailKey(value),
}

export const userTypes = z.enum(['PrivateUser', 'SharedDevice'])

// From the model, of October 2026.
const modelPattern = /^.+@.+\..+$/u

// It becomes one segment of the path. The SDK encodes a slash but no dots, and a proxy on the way
// may take `..` for the folder above.
const isAccountId = (id: string) => /^[^\s\p{C}/\\]+$/u.test(id) && !id.includes('..') && id !== '.'
