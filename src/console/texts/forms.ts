/** Labels of what a person enters for each provider. */
export const formTexts = {
  personKey: 'Your own key for the person',
  title: 'Title of the e-mail',
  body: 'Text of the e-mail',
  accessorId: 'Id of the user or group in IAM Identity Center',
  username: 'E-mail address or username',
  securityGroupId: 'Id of the security group',
  firstName: 'First name',
  lastName: 'Last name',
  uin: 'Account UIN',
  name: 'Name of the member',
  remark: 'Remark',
  userType: 'Kind of user',
  privateUser: 'A person',
  sharedDevice: 'A shared device',
  email: 'E-mail address',
} as const
