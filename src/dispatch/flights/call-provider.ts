import type { Answer } from '#providers/contract/answer.ts'
import type { Call } from '#providers/contract/call.ts'
import type { Provider } from '#providers/contract/provider.ts'
import type { Logger } from '../../logger.ts'
import type { FormedCall } from '../store/call-row.ts'

/** A provider that throws has a bug, and the call may have left nevertheless. */
export async function callProvider(
  provider: Provider,
  call: FormedCall,
  logger: Logger,
  { onWritten, isForeign }: Pick<Call, 'onWritten' | 'isForeign'>,
): Promise<Answer> {
  try {
    if (call.step === 'send') {
      return await provider.send({
        ...call,
        ...(onWritten && { onWritten }),
        ...(isForeign && call.operation === 'reinvite' && { isForeign }),
      })
    }
    if (call.step === 'identify') return (await provider.identify?.(call)) ?? nobody
    return (await provider.lookUp?.(call)) ?? nobody
  } catch (error) {
    logger.error({ error, provider: provider.kind, call: call.id }, 'a provider threw')
    const message = 'The gateway failed while it made the call.'
    return { kind: 'unanswered', error: { code: 'GatewayFault', message, operation: call.step } }
  }
}

const nobody: Answer = { kind: 'answered', outcomes: new Map() }

/** The answer to a call that was in flight when its owner was lost. */
export function leaseLapsed(provider: Provider, call: FormedCall): Answer {
  const operation = provider.operationNames[call.operation] ?? call.operation
  const message = 'The gateway stopped after the call may have left; its answer was never read.'
  return { kind: 'unanswered', error: { code: 'GatewayStopped', message, operation } }
}
