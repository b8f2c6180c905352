import type { Call, CallRecipient } from '#providers/contract/call.ts'

export const networkId = '31415926'
export const securityGroupId = 'SG31415926'

export const createCall: Call = {
  id: 'call-1',
  operation: 'invite',
  destinationId: networkId,
  message: {},
  recipients: [person('ada'), person('grace')],
  token: 'token-1',
  repeated: false,
}

export const reinviteCall: Call = {
  ...createCall,
  operation: 'reinvite',
  recipients: [userId('7700000001'), person('ada', { providerReference: '7700000002' })],
}

export function person(name: string, change: Partial<CallRecipient> = {}): CallRecipient {
  return {
    id: `invite-${name}`,
    kind: 'EMAIL',
    value: `${name}@example.com`,
    details: { securityGroupId, firstName: 'Confidential', lastName: 'Lovelace' },
    ...change,
  }
}

export function userId(value: string): CallRecipient {
  return { id: `invite-${value}`, kind: 'USER_ID', value, details: {} }
}
