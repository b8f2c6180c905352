import type { Call, CallRecipient } from '#providers/contract/call.ts'

export const repostCall: Call = {
  id: 'call-1',
  operation: 'invite',
  destinationId: 'SPq3V8mZ1xT6bK0nR4wYcA2g',
  message: { title: 'Confidential title', body: 'Confidential body' },
  recipients: [accessor('one'), accessor('two')],
  token: 'token-1',
  repeated: false,
}

export function accessor(name: string): CallRecipient {
  return { id: `invite-${name}`, kind: 'ACCESSOR_ID', value: `accessor-${name}`, details: {} }
}
