import { type BrokenRule, brokenRule } from '#text/broken-rule.ts'
import { codePoint, trimInvisible } from '#text/characters.ts'
import { foldedText } from '#text/folded-text.ts'
import { isLongerThan } from '#text/length.ts'
import { textRule } from '#text/text-rule.ts'
import type { Recipient } from '../contract/recipient.ts'
import type { Issue, ProviderRules } from '../contract/rules.ts'
import { emailKey, emailRule, mailboxKey } from '../email.ts'

export const wickrRules: ProviderRules = {
  checkTarget: ({ destinationId }) =>
    /^[0-9]{8}$/.test(destinationId)
      ? []
      : [
          {
            field: 'networkId',
            ...brokenRule('INVALID_ID', 'The network id must have exactly 8 digits.'),
          },
        ],

  checkRecipient: (recipient, operation) => {
    if (recipient.kind === 'USER_ID') {
      return operation === 'reinvite' ? checkUserId(recipient) : onlyNames
    }
    const username = checkUsername(recipient)
    // A reinvitation of an invite that we sent before: it goes by the user id in its outcome.
    if (username !== undefined || operation === 'reinvite') return username
    return (
      checkName('firstName', 'first name', recipient) ??
      checkName('lastName', 'last name', recipient) ??
      checkSecurityGroup(recipient)
    )
  },

  recipientKey: ({ value }) => userKey(value),
  mailboxKey: ({ value }) => (value.includes('@') ? mailboxKey(value) : undefined),
}

/** Most usernames are e-mail addresses and compare as such. Wickr has each name once, in any case. */
export function userKey(username: string): string {
  if (username.includes('@')) return emailKey(username)
  // Normalizing is quadratic, and the upstream answers with names of any length.
  return isLongerThan(username, maxUsernameLength) ? username : foldedText(username)
}

export const isUserId = (id: string): boolean => /^[0-9]{1,10}$/.test(id)

function checkUserId({ value }: Recipient): Issue | undefined {
  return isUserId(value)
    ? undefined
    : { field: 'userIds', ...brokenRule('INVALID_ID', 'A user id must have 1 to 10 digits.') }
}

function checkUsername({ kind, value }: Recipient): Issue | undefined {
  if (kind !== 'USERNAME' && kind !== 'EMAIL') return onlyNames
  const name = trimInvisible(value)
  const rule = kind === 'EMAIL' || name.includes('@') ? emailRule(name) : usernameRule(name)
  return rule === undefined ? undefined : { field: 'username', ...rule }
}

function usernameRule(value: string): BrokenRule | undefined {
  const rule = textRule(value, { name: 'username', min: 1, max: maxUsernameLength })
  if (rule !== undefined) return rule
  const [bad] = invisible.exec(value) ?? []
  if (bad === undefined) return undefined
  const character = codePoint(bad)
  return {
    code: 'FORBIDDEN_CHARACTER',
    rule: `The username has the character ${character}, which cannot be seen. Remove it.`,
    character,
  }
}

// The joiners and the variation selectors are part of the spelling of words and of emoji.
const invisible =
  /[[\p{Bidi_Control}\p{Default_Ignorable_Code_Point}\u2800]--[\p{Join_Control}\p{Variation_Selector}]]/v

function checkName(field: string, name: string, { details }: Recipient): Issue | undefined {
  const rule = textRule(details[field] ?? '', { name, min: 0, max: maxNameLength })
  return rule === undefined ? undefined : { field, ...rule }
}

function checkSecurityGroup({ details: { securityGroupId = '' } }: Recipient): Issue | undefined {
  const isEmpty = trimInvisible(securityGroupId) === ''
  if (!isEmpty && /^\S+$/u.test(securityGroupId)) return undefined
  const code = isEmpty ? 'EMPTY' : 'INVALID_ID'
  const rule = 'The security group id must not be empty and has no space.'
  return { field: 'securityGroupId', ...brokenRule(code, rule) }
}

// Our own: the model states no length.
const maxNameLength = 100
const maxUsernameLength = 320

const onlyNames: Issue = {
  field: 'username',
  ...brokenRule(
    'WRONG_RECIPIENT_KIND',
    'Wickr invites by username or e-mail address; a user id can only be reinvited.',
  ),
}
