import type { Emulator, Fault } from './emulator.ts'

/** An id that always meets the same fate, so that each outcome can be seen without any switch. */
export interface NamedId {
  readonly provider: Emulator['name']
  readonly as: 'destination' | 'recipient'
  /** An e-mail address or username may go on after its first word: `failed+2@…`, `failed2@…`. */
  readonly id: string
  readonly happens: string
  /** For operations that invite. Without it, the emulator's state decides. */
  readonly fault?: Fault
  /** `once`: until one recipient of the call has met it. `reads`: reading operations too. */
  readonly meets?: 'once' | 'reads'
}

export const namedIds: readonly NamedId[] = [
  ...destinations('repostspace', [
    ['SP-denied', '403 AccessDeniedException', error('AccessDeniedException')],
    [
      'SP-unknown',
      '404 ResourceNotFoundException, like any id that does not start with SP',
      error('ResourceNotFoundException', { resourceId: 'SP-unknown', resourceType: 'space' }),
    ],
    ['SP-invalid', '400 ValidationException, reason other', error('ValidationException')],
    [
      'SP-quota',
      '402 ServiceQuotaExceededException, an error that the model does not know',
      error('ServiceQuotaExceededException'),
    ],
    ['SP-throttled', '429 with Retry-After 2 once, then accepted', throttle(2), 'once'],
    ['SP-error', '500 InternalServerException, nothing sent', error('InternalServerException')],
    ['SP-lost', 'accepted, and the connection resets before the answer', lost()],
  ]),
  ...destinations('chime', [
    ['denied-account', '403 ForbiddenException', error('ForbiddenException'), 'reads'],
    [
      'unknown-account',
      '404 NotFoundException, like any id that starts with unknown',
      error('NotFoundException'),
      'reads',
    ],
    [
      'enterprise-account',
      '400 BadRequestException: no Team account, cannot invite',
      error('BadRequestException'),
    ],
    [
      'quota-account',
      '400 BadRequestException with Code ResourceLimitExceeded',
      error('BadRequestException', { Code: 'ResourceLimitExceeded' }),
    ],
    ['throttled-account', '429 with Retry-After 2 once, then accepted', throttle(2), 'once'],
    [
      'error-account',
      '500 ServiceFailureException, nothing sent',
      error('ServiceFailureException'),
    ],
    [
      'unavailable-account',
      '503 ServiceUnavailableException, nothing sent',
      error('ServiceUnavailableException'),
    ],
    ['lost-account', 'accepted, and the connection resets before the answer', lost()],
  ]),
  ...recipients('chime', [
    ['not-sent@example.com', 'EmailStatus NotSent'],
    ['failed@example.com', 'EmailStatus Failed'],
    ['accepted@example.com', 'a member already: Status Accepted, no e-mail'],
    ['joins@example.com', 'e-mailed, and registers at once'],
    ['suspended@example.com', 'e-mailed, registers at once, and is suspended'],
    ['bounced@example.com', 'e-mailed, but a look-up says Failed'],
    ['omitted@example.com', 'e-mailed, but left out of the answer; a look-up finds it'],
    ['hidden@example.com', 'e-mailed, but no look-up finds it'],
    ['vanished@example.com', 'e-mailed, left out of the answer, and no look-up finds it'],
  ]),
  ...destinations('wickr', [
    ['00000000', '403 ForbiddenError: Invalid networkId.', invalidNetwork(), 'reads'],
    ['40000000', '400 BadRequestError: no seats left', error('BadRequestError')],
    [
      '40300000',
      '403 AccessDeniedException, an error that the model does not know',
      error('AccessDeniedException'),
    ],
    ['40400000', '404 ResourceNotFoundError', error('ResourceNotFoundError'), 'reads'],
    ['42900000', '429 with Retry-After 2 once, then accepted', throttle(2), 'once'],
    ['50000000', '500 InternalServerError, nothing sent', error('InternalServerError')],
    ['50300000', 'accepted, and the connection resets once before the answer', lost(), 'once'],
  ]),
  ...recipients('wickr', [
    ['exists@example.com', 'not created: User already exists'],
    ['invalid@example.com', 'not created: the username is refused'],
    ['joins@example.com', 'created, and active at once'],
    ['expired@example.com', 'created, and the invitation expires at once'],
    ['declined@example.com', 'created, turns the invitation down and is listed no more'],
    ['omitted@example.com', 'created, but left out of the answer'],
    ['1000000001', 'in every network: invited, can be reinvited'],
    ['1000000002', 'in every network: active, cannot be reinvited'],
    ['1000000003', 'in every network: the invitation has expired, can be reinvited'],
    ['1000000004', 'in every network: reinvited, but left out of the answer'],
    ['1000000404', 'in no network, like any id that was never given out'],
    ['7700000000', 'invited, like all ids of ten digits that start with 77'],
  ]),
  ...recipients('organization', [
    ['100000000201', 'invited, and joins at once'],
    ['100000000202', 'invited, and the invitation becomes invalid at once'],
    ['100000000203', 'invited, and somebody cancels the invitation at once'],
    ['100000000204', 'invited, and the invitation expires at once'],
    ['100000000208', 'an invitation that has expired; can be invited again'],
    ['100000000409', 'an invitation stands: FailedOperation.ReSentInvitation until cancelled'],
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
    ['100000000406', 'FailedOperation.MemberNameUsed', error('FailedOperation.MemberNameUsed')],
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

type Row = readonly [id: string, happens: string, fault?: Fault, meets?: 'once' | 'reads']

function destinations(provider: Emulator['name'], rows: readonly Row[]): readonly NamedId[] {
  return rows.map((row) => named(provider, 'destination', row))
}

function recipients(provider: Emulator['name'], rows: readonly Row[]): readonly NamedId[] {
  return rows.map((row) => named(provider, 'recipient', row))
}

function named(
  provider: Emulator['name'],
  as: NamedId['as'],
  [id, happens, fault, meets]: Row,
): NamedId {
  return { provider, as, id, happens, ...(fault && { fault }), ...(meets && { meets }) }
}

function error(name: string, fields?: Readonly<Record<string, unknown>>) {
  return { kind: 'error', name, ...(fields && { fields }) } as const
}

function invalidNetwork(): Fault {
  return { ...error('ForbiddenError'), message: 'Invalid networkId.' }
}

function throttle(retryAfterSeconds?: number): Fault {
  return { kind: 'throttle', ...(retryAfterSeconds !== undefined && { retryAfterSeconds }) }
}

function lost(): Fault {
  return { kind: 'reset', accepted: true }
}
