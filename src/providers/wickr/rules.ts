import type { Recipient } from '../contract/recipient.ts'
import type { Issue, ProviderRules } from '../contract/rules.ts'
import { emailKey, isEmailAddress } from '../email.ts'

export const wickrRules: ProviderRules = {
  checkTarget: ({ destinationId }) =>
    /^[0-9]{8}$/.test(destinationId)
      ? []
      : [{ field: 'networkId', rule: 'The network id must have exactly 8 digits.' }],

  checkRecipient: (recipient, operation) => {
    if (recipient.kind === 'USER_ID') {
      return operation === 'reinvite' ? checkUserId(recipient) : onlyNames
    }
    if (!isUsername(recipient)) return username
    // A reinvitation of an invite that we sent before: it goes by the user id in its outcome.
    return operation === 'reinvite' ? undefined : checkSecurityGroup(recipient)
  },

  recipientKey: ({ value }) => userKey(value),
}

/** Most usernames are e-mail addresses and compare as such; others may differ by case. */
export const userKey = (username: string): string =>
  username.includes('@') ? emailKey(username) : username.trim().normalize('NFC')

export const isUserId = (id: string): boolean => /^[0-9]{1,10}$/.test(id)

function checkUserId({ value }: Recipient): Issue | undefined {
  return isUserId(value)
    ? undefined
    : { field: 'userIds', rule: 'A user id must have 1 to 10 digits.' }
}

function checkSecurityGroup({ details }: Recipient): Issue | undefined {
  return /^\S+$/u.test(details.securityGroupId ?? '')
    ? undefined
    : {
        field: 'securityGroupId',
        rule: 'The security group id must not be empty and has no space.',
      }
}

function isUsername({ kind, value }: Recipient): boolean {
  const name = value.trim()
  if (kind === 'EMAIL' || name.includes('@')) return isEmailAddress(name)
  return kind === 'USERNAME' && name !== '' && !unreadable.test(name)
}

// Controls, lone surrogates, line breaks, and what turns the direction of the text around.
const unreadable = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}]/u

const username: Issue = {
  field: 'username',
  rule: 'The username must be one plain e-mail address, or a name without control characters.',
}

const onlyNames: Issue = {
  field: 'username',
  rule: 'Wickr invites by username or e-mail address; a user id can only be reinvited.',
}
