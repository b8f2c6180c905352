import { builder } from '../builder.ts'
import { describe } from '../describe.ts'

const personKey = {
  description:
    'Your own key for the person, to find one person over several clouds. Never sent on.',
}

const RepostPrivateRecipientInput = builder.inputType('RepostPrivateRecipientInput', {
  description: 'A user or group of IAM Identity Center.',
  fields: (t) => ({
    accessorId: t.id({
      required: true,
      description: 'Its id. A group is one recipient here and many e-mails there.',
    }),
    personKey: t.string(personKey),
  }),
})

const RepostPrivateTargetInput = builder.inputType('RepostPrivateTargetInput', {
  description: 'SendInvites. The provider answers for the whole call, never per recipient.',
  fields: (t) => ({
    spaceId: t.id({ required: true, description: 'The private re:Post.' }),
    title: t.string({ required: true, description: 'Of the e-mail; 1 to 200 characters.' }),
    body: t.string({ required: true, description: 'Of the e-mail; 1 to 600 characters.' }),
    recipients: t.field({
      type: [RepostPrivateRecipientInput],
      required: true,
      description: 'At least one.',
    }),
  }),
})

const WickrRecipientInput = builder.inputType('WickrRecipientInput', {
  description: 'A user to be created and invited.',
  fields: (t) => ({
    username: t.string({
      required: true,
      description: 'E-mail or username. A malformed one fails alone, not the request.',
    }),
    firstName: t.string({ description: 'Given name.' }),
    lastName: t.string({ description: 'Family name.' }),
    securityGroupId: t.id({ required: true, description: 'Wickr allows one group per user.' }),
    personKey: t.string(personKey),
  }),
})

const WickrTargetInput = builder.inputType('WickrTargetInput', {
  description: 'BatchCreateUser: creates the users and sends the invitations.',
  fields: (t) => ({
    networkId: t.id({ required: true, description: 'The network: eight digits.' }),
    recipients: t.field({
      type: [WickrRecipientInput],
      required: true,
      description: 'At least one.',
    }),
  }),
})

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
  description: 'SendOrganizationInvitation: one call per account, 20 calls a second.',
  fields: (t) => ({
    recipients: t.field({
      type: [TencentOrganizationRecipientInput],
      required: true,
      description: 'At least one.',
    }),
  }),
})

const ChimeUserType = builder.enumType('ChimeUserType', {
  description: 'What kind of Chime user is invited.',
  values: describe(['PRIVATE_USER', 'SHARED_DEVICE'], {
    PRIVATE_USER: 'A person.',
    SHARED_DEVICE: 'A device that people share.',
  }),
})

const ChimeRecipientInput = builder.inputType('ChimeRecipientInput', {
  description: 'Somebody to be invited by e-mail.',
  fields: (t) => ({
    email: t.string({
      required: true,
      description: 'The address. A malformed one fails alone, not the request.',
    }),
    personKey: t.string(personKey),
  }),
})

const ChimeTargetInput = builder.inputType('ChimeTargetInput', {
  description: 'InviteUsers. Amazon Chime reached its end of support: see `Provider.lifecycle`.',
  fields: (t) => ({
    accountId: t.id({ required: true, description: 'A Team account.' }),
    userType: t.field({
      type: ChimeUserType,
      required: true,
      defaultValue: 'PRIVATE_USER',
      description: 'The same for all recipients.',
    }),
    recipients: t.field({
      type: [ChimeRecipientInput],
      required: true,
      description: 'At least one.',
    }),
  }),
})

export const InviteTargetInput = builder.inputType('InviteTargetInput', {
  description: 'Exactly one destination.',
  isOneOf: true,
  fields: (t) => ({
    repostPrivate: t.field({ type: RepostPrivateTargetInput, description: 'AWS re:Post Private.' }),
    wickr: t.field({ type: WickrTargetInput, description: 'AWS Wickr.' }),
    tencentOrganization: t.field({
      type: TencentOrganizationTargetInput,
      description: 'Tencent Cloud Organization.',
    }),
    chime: t.field({ type: ChimeTargetInput, description: 'Amazon Chime.' }),
  }),
})
