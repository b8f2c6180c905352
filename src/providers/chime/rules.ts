import { z } from 'zod'
import { brokenRule } from '#text/broken-rule.ts'
import type { ProviderRules } from '../contract/rules.ts'
import { emailKey, emailRule, mailboxKey } from '../email.ts'
import { isPathId, pathIdRule } from '../path-id.ts'

export const chimeRules: ProviderRules = {
  checkTarget: ({ destinationId, message }) => [
    ...(isPathId(destinationId)
      ? []
      : [
          {
            field: 'accountId',
            ...brokenRule('INVALID_ID', `The account id ${pathIdRule}.`),
          },
        ]),
    ...(userTypes.safeParse(message.userType).success
      ? []
      : [
          {
            field: 'userType',
            ...brokenRule('UNKNOWN_VALUE', 'The user type is PrivateUser or SharedDevice.'),
          },
        ]),
  ],

  checkRecipient: ({ kind, value }) => {
    const rule = kind === 'EMAIL' ? emailRule(value) : notAnAddress
    return rule === undefined ? undefined : { field: 'email', ...rule }
  },

  recipientKey: ({ value }) => emailKey(value),
  mailboxKey: ({ value }) => mailboxKey(value),
}

const notAnAddress = brokenRule('WRONG_RECIPIENT_KIND', 'Amazon Chime invites by e-mail address.')

export const userTypes = z.enum(['PrivateUser', 'SharedDevice'])
