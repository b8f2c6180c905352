import type { Fault } from '../emulator.ts'
import {
  createPersonaOf,
  destinations,
  error,
  lost,
  type NamedId,
  recipients,
  throttle,
} from '../named-id.ts'

/** Everything that this network may have is used. */
export const fullNetworkId = '40000000'

export const namedIds: readonly NamedId[] = [
  ...destinations('WICKR', [
    ['00000000', '403 ForbiddenError: Invalid networkId.', invalidNetwork(), 'reads'],
    [fullNetworkId, '400 BadRequestError: no seats left', error('BadRequestError')],
    [
      '40300000',
      '403 AccessDeniedException, an error that the model does not know',
      error('AccessDeniedException'),
    ],
    ['40400000', '404 ResourceNotFoundError', error('ResourceNotFoundError'), 'reads'],
    ['42900000', '429 with Retry-After 2 once, then accepted', throttle(2), 'once'],
    ['50000000', '500 InternalServerError, nothing sent', error('InternalServerError')],
    [
      '50000001',
      '500 InternalServerError with Retry-After 5, nothing sent',
      error('InternalServerError', undefined, 5),
    ],
    ['50300000', 'accepted, and the connection resets once before the answer', lost(), 'once'],
  ]),
  ...recipients('WICKR', [
    ['exists@example.com', 'not created: User already exists, and is active'],
    ['taken@example.com', 'not created: User already exists, in a network of somebody else'],
    ['invalid@example.com', 'not created: the username is refused'],
    ['joins@example.com', 'created, and active at once'],
    ['expired@example.com', 'created, and the invitation expires at once'],
    ['declined@example.com', 'created, declines the invitation and is no longer listed'],
    ['omitted@example.com', 'created, but left out of the answer'],
    ['refused@example.com', '422 ValidationError for the whole call, which names its place'],
    ['wrong@example.com', '422 ValidationError for the whole call, with two reasons for this user'],
    ['barred@example.com', '400 BadRequestError for the whole call, which does not say for whom'],
    ['1000000001', 'in every network: invited, can be reinvited'],
    ['1000000002', 'in every network: active, cannot be reinvited'],
    ['1000000003', 'in every network: the invitation has expired, can be reinvited'],
    ['1000000004', 'in every network: reinvited, but left out of the answer'],
    ['1000000422', '422 ValidationError for the whole call, which names its place'],
    ['1000000404', 'in no network, like any id that was never given out'],
    ['7700000000', 'invited, like all ids of ten digits that start with 77'],
  ]),
]

/** The word that a named address begins with. */
export const personaOf = createPersonaOf(namedIds)

function invalidNetwork(): Fault {
  return { ...error('ForbiddenError'), message: 'Invalid networkId.' }
}
