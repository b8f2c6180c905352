import type { InputIssue as InputIssueShape } from '#invites/check/request.ts'
import { type RuleArguments, ruleCodes } from '#text/broken-rule.ts'
import { builder } from '../builder.ts'
import { describe } from '../describe.ts'

const InputIssueCode = builder.enumType('InputIssueCode', {
  description: 'The rules for the input. The codes are stable.',
  values: describe(ruleCodes, {
    EMPTY: 'The text or the list is empty.',
    TOO_LONG: 'The text has more characters than `limit`.',
    TOO_MANY_BYTES: 'The text has more bytes in UTF-8 than `limit`.',
    TOO_SMALL: 'The number is below `limit`.',
    TOO_LARGE: 'The number is above `limit`.',
    FORBIDDEN_CHARACTER: 'The text has the character `character`, which is not allowed there.',
    NOTHING_VISIBLE: 'The text has no character that can be seen.',
    LINK_NOT_ALLOWED: 'The text has a link to a host that is not in `limits.allowedLinkHosts`.',
    UNKNOWN_VALUE: 'The value is none of those that the provider knows.',
    SEVERAL_ADDRESSES: 'The value has several e-mail addresses.',
    MAILTO_PREFIX: 'The e-mail address has `mailto:` before it.',
    NAME_AROUND_ADDRESS: 'The e-mail address has a name or angle brackets around it.',
    SEPARATOR_AT_END: 'The e-mail address has a comma or semicolon at its end.',
    DOT_AT_END: 'The e-mail address has a dot at its end.',
    NOT_ONE_AT_SIGN: 'The e-mail address does not have exactly one `@`.',
    LOCAL_PART_EMPTY: 'The e-mail address has nothing before its `@`.',
    LOCAL_PART_TOO_LONG: 'The e-mail address has more bytes in UTF-8 before its `@` than `limit`.',
    LOCAL_PART_DOTS: 'The part before the `@` begins or ends with a dot, or has two in a row.',
    INVALID_DOMAIN: 'The part after the `@` is not a domain.',
    UNKNOWN_TOP_LEVEL_DOMAIN: 'The domain does not end in a top-level domain that exists.',
    WRONG_RECIPIENT_KIND: 'The provider does not invite recipients of this kind.',
    INVALID_ID: 'The id of a destination, a recipient or a group has the wrong form.',
    ADDRESS_INSTEAD_OF_ID: 'The value is an e-mail address, but an id is needed.',
    ARN_INSTEAD_OF_ID: 'The value is an ARN, but an id is needed.',
    PREFIX_BEFORE_ID: 'The id has the id of its directory and a slash before it.',
    DIRECTORY_INSTEAD_OF_ID: 'The id is that of a directory, not of a user or group.',
    INSTANCE_INSTEAD_OF_ID: 'The id is that of an instance, not of a user or group.',
    SID_INSTEAD_OF_ID: 'The id is a SID of Active Directory.',
    DESTINATION_NOT_CONFIGURED: 'The gateway is not configured to invite to the destination.',
    ERASED: 'The person was erased, so it is not known any more whom to invite.',
  }),
})

export const InputIssue = builder.objectRef<InputIssueShape>('InputIssue').implement({
  description: 'A rule that the input violates.',
  fields: (t) => ({
    path: t.exposeString('path', {
      description:
        'The path of the invalid value in `input`, such as `targets.0.repostPrivate.title`.',
    }),
    ...argumentFields(t),
    message: t.string({
      description: 'The violated rule as a sentence.',
      resolve: ({ rule }) => rule,
    }),
  }),
})

export const BrokenRule = builder.objectRef<RuleArguments>('BrokenRule').implement({
  description: 'A rule for the input that a recipient violates, for a sentence in any language.',
  fields: argumentFields,
})

type Fields<Shape> = Parameters<
  NonNullable<Parameters<ReturnType<typeof builder.objectRef<Shape>>['implement']>[0]['fields']>
>[0]

function argumentFields<Shape extends RuleArguments>(t: Fields<Shape>) {
  return {
    code: t.field({
      description: 'The violated rule as a stable code.',
      type: InputIssueCode,
      resolve: ({ code }) => code,
    }),
    limit: t.int({
      description:
        'The least or most that the rule allows, or null if the rule has no limit. The code tells the unit.',
      nullable: true,
      resolve: ({ limit }) => limit,
    }),
    actual: t.int({
      description: 'What the value has, in the unit of `limit`, or null if the rule has no limit.',
      nullable: true,
      resolve: ({ actual }) => actual,
    }),
    character: t.string({
      description:
        'The character that is not allowed, such as `U+00AD`, or null if the rule is about something else.',
      nullable: true,
      resolve: ({ character }) => character,
    }),
  }
}
