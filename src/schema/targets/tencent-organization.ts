import { callsPerSecond, theOrganization } from '#providers/tencent-organization/rules.ts'
import { builder } from '../builder.ts'
import { given, personKey, targetShape } from './target-shape.ts'

const TencentOrganizationRecipientInput = builder.inputType('TencentOrganizationRecipientInput', {
  description: 'An account to be asked into the organization.',
  fields: (t) => ({
    uin: t.id({
      required: true,
      description: "The account's UIN, in digits. An `ID`, because it does not fit an `Int`.",
    }),
    name: t.string({ required: true, description: 'The member name, unique in the organization.' }),
    remark: t.string({ required: true, defaultValue: '', description: 'Notes.' }),
    personKey: t.string(personKey),
  }),
})

const TencentOrganizationTargetInput = builder.inputType('TencentOrganizationTargetInput', {
  description: `SendOrganizationInvitation: one call per account, ${callsPerSecond} calls a second.`,
  fields: (t) => ({
    recipients: t.field({
      type: [TencentOrganizationRecipientInput],
      required: true,
      description: 'At least one.',
    }),
  }),
})

export const tencentOrganization = targetShape({
  field: 'tencentOrganization',
  name: 'Tencent Cloud Organization',
  input: TencentOrganizationTargetInput,
  translate: ({ recipients }) => ({
    destinationId: theOrganization,
    message: {},
    recipients: recipients.map(({ uin, name, remark, personKey }) => ({
      kind: 'ACCOUNT_UIN',
      value: uin,
      displayName: name,
      details: { name, remark },
      ...given({ personKey }),
    })),
  }),
})
