import { callsPerSecond, theOrganization } from '#providers/tencent-organization/rules.ts'
import type { Builder } from '../builder.ts'
import { given, personKey, targetShape } from './target-shape.ts'

export const tencentOrganizationTarget = targetShape({
  field: 'tencentOrganization',
  name: 'Tencent Cloud Organization',
  addInput,
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

function addInput(builder: Builder) {
  const TencentOrganizationRecipientInput = builder.inputType('TencentOrganizationRecipientInput', {
    description: 'A Tencent Cloud account to invite to the organization.',
    fields: (t) => ({
      uin: t.id({
        required: true,
        description:
          "The account's UIN in digits. It is an `ID` because it exceeds the range of `Int`.",
      }),
      name: t.string({
        required: true,
        description:
          'The name of the member, unique in the organization, from 1 to 100 characters.',
      }),
      remark: t.string({
        required: true,
        defaultValue: '',
        description: 'A note about the member, at most 255 characters.',
      }),
      personKey: t.string(personKey),
    }),
  })

  return builder.inputType('TencentOrganizationTargetInput', {
    description: `Invites accounts to the Tencent Cloud organization with the operation SendOrganizationInvitation: one call for each account, at most ${callsPerSecond} calls per second.`,
    fields: (t) => ({
      recipients: t.field({
        type: [TencentOrganizationRecipientInput],
        required: true,
        description: 'The accounts to invite; at least one.',
      }),
    }),
  })
}
