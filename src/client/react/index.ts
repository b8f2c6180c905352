export { GatewayProvider } from './connection-context.ts'
export { useBatch } from './use-batch.ts'
export { type Planning, usePlan } from './use-plan.ts'
export { type Sending, useSendInvites } from './use-send-invites.ts'
