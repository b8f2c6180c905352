import { destinations, error, lost, type NamedId, throttle } from '../named-id.ts'

export const namedIds: readonly NamedId[] = [
  ...destinations('REPOST_PRIVATE', [
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
]
