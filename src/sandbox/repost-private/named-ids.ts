import { destinations, error, lost, type NamedId, recipients, throttle } from '../named-id.ts'

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
      '402 ServiceQuotaExceededException, an error that the model does not know, with the quota',
      error('ServiceQuotaExceededException', {
        ...{ serviceCode: 'repostspace', quotaCode: 'L-5A1DB0C5' },
        ...{ resourceId: 'SP-quota', resourceType: 'space' },
      }),
    ],
    [
      'SP-fields',
      '400 ValidationException that names title and body, with a message for each',
      error('ValidationException', {
        reason: 'fieldValidationFailed',
        fieldList: [
          { name: 'title', message: 'It must not contain a greeting.' },
          { name: 'body', message: 'It must mention the space.' },
        ],
      }),
    ],
    ['SP-throttled', '429 with Retry-After 2 once, then accepted', throttle(2), 'once'],
    ['SP-error', '500 InternalServerException, nothing sent', error('InternalServerException')],
    [
      'SP-busy',
      '500 InternalServerException with Retry-After 7, nothing sent',
      error('InternalServerException', undefined, 7),
    ],
    ['SP-lost', 'accepted, and the connection resets before the answer', lost()],
  ]),
  ...recipients('REPOST_PRIVATE', [
    [
      '40000000-0000-4000-8000-000000000001',
      '400 ValidationException for the whole call, which names its place; like any id that starts with 40000000',
    ],
    [
      '40000001-0000-4000-8000-000000000001',
      '400 ValidationException for the whole call, which does not say for whom; like any id that starts with 40000001',
    ],
  ]),
]

/** Why an accessor id makes re:Post refuse the whole call. */
export function culpritOf(accessorId: string): 'NAMED' | 'UNNAMED' | undefined {
  if (accessorId.startsWith('40000000-')) return 'NAMED'
  return accessorId.startsWith('40000001-') ? 'UNNAMED' : undefined
}
