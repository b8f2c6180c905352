import {
  createPersonaOf,
  destinations,
  error,
  lost,
  type NamedId,
  recipients,
  throttle,
} from '../named-id.ts'

export const namedIds: readonly NamedId[] = [
  ...destinations('CHIME', [
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
    [
      'outage-account',
      '503 ServiceUnavailableException, nothing sent; look-ups meet it too',
      error('ServiceUnavailableException'),
      'reads',
    ],
    [
      'busy-account',
      '503 ServiceUnavailableException with Retry-After 5, nothing sent',
      error('ServiceUnavailableException', undefined, 5),
    ],
    ['lost-account', 'accepted, and the connection resets before the answer', lost()],
  ]),
  ...recipients('CHIME', [
    ['not-sent@example.com', 'invited, but without an e-mail: EmailStatus NotSent'],
    ['returned@example.com', 'invited, but its e-mail failed: EmailStatus Failed'],
    ['failed@example.com', 'not invited: Status and EmailStatus Failed'],
    ['accepted@example.com', 'a member already: Status Accepted, no e-mail'],
    ['joins@example.com', 'e-mailed, and registers at once'],
    ['suspended@example.com', 'e-mailed, registers at once, and is suspended'],
    ['bounced@example.com', 'e-mailed, but a look-up says Failed'],
    ['omitted@example.com', 'e-mailed, but left out of the answer; a look-up finds it'],
    ['hidden@example.com', 'e-mailed, but no look-up finds it'],
    ['vanished@example.com', 'e-mailed, left out of the answer, and no look-up finds it'],
    [
      'refused@example.com',
      '400 BadRequestException for the whole call, which does not say for whom',
    ],
  ]),
]

/** The word that a named address begins with. */
export const personaOf = createPersonaOf(namedIds)
