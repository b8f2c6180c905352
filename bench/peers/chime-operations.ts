/** InviteUsers as Mesh and Hive are told of it; neither signs. */
export const operationsOf = (endpoint: string) => ({
  endpoint,
  operationHeaders: { 'content-type': 'application/json' },
  operations: [
    {
      type: 'Mutation' as const,
      field: 'inviteUsers',
      method: 'POST' as const,
      path: '/accounts/{args.accountId}/users?operation=add',
      requestSample: { UserEmailList: ['text'], UserType: 'PrivateUser' },
      requestTypeName: 'InviteUsers',
      responseByStatusCode: {
        201: {
          responseSample: {
            Invites: [
              { EmailAddress: 'text', EmailStatus: 'Sent', InviteId: 'text', Status: 'Pending' },
            ],
          },
        },
      },
    },
  ],
})
