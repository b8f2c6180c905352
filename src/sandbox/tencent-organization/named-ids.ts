import { error, lost, type NamedId, recipients, throttle } from '../named-id.ts'

export const namedIds: readonly NamedId[] = [
  ...recipients('TENCENT_ORGANIZATION', [
    ['100000000201', 'invited, and joins at once'],
    ['100000000202', 'invited, and the invitation becomes invalid at once'],
    ['100000000203', 'invited, and the invitation is cancelled at once'],
    ['100000000204', 'invited, and the invitation expires at once'],
    ['100000000208', 'an invitation that has expired; can be invited again'],
    ['100000000409', 'an invitation is pending: FailedOperation.ReSentInvitation until cancelled'],
    ['100000000410', 'a member by the name of Taken: FailedOperation.UserInOrganization'],
    ['100000000401', 'FailedOperation.UserNotRegister', error('FailedOperation.UserNotRegister')],
    ['100000000402', 'UnauthorizedOperation', error('UnauthorizedOperation')],
    ['100000000403', 'FailedOperation.NotSameRegion', error('FailedOperation.NotSameRegion')],
    ['100000000404', 'ResourceNotFound.UserNotExist', error('ResourceNotFound.UserNotExist')],
    [
      '100000000405',
      'ResourceNotFound.OrganizationNotExist',
      error('ResourceNotFound.OrganizationNotExist'),
    ],
    [
      '100000000406',
      'FailedOperation.MemberNameUsed, whatever the name',
      error('FailedOperation.MemberNameUsed'),
    ],
    ['100000000413', 'LimitExceeded.Members', error('LimitExceeded.Members')],
    ['100000000429', 'RequestLimitExceeded once, then accepted', throttle(), 'once'],
    ['100000000500', 'InternalError, nothing sent', error('InternalError')],
    ['100000000501', 'FailedOperation, nothing sent', error('FailedOperation')],
    [
      '100000000502',
      'accepted, but answers InternalError once',
      { ...error('InternalError'), accepted: true },
      'once',
    ],
    ['100000000503', 'accepted, and the connection resets once before the answer', lost(), 'once'],
  ]),
]
