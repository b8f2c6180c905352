import type { Meter } from '@opentelemetry/api'
import type { Settled } from '#dispatch/store/finish-sends.ts'
import type { ProviderKind } from '#providers/contract/kind.ts'
import { createCounter } from './tally.ts'

/** What became of recipients. */
export function createRecipientInstruments(meter: Meter) {
  const recipients = createCounter(
    meter,
    'invite_gateway_recipients',
    'Recipients whose outcome became final. Asked for again, one counts again.',
    ['provider', 'outcome'],
  )
  const resolved = createCounter(
    meter,
    'invite_gateway_unconfirmed_resolved',
    'Unconfirmed recipients for whom a late answer or a look-up told the outcome.',
    ['provider', 'outcome'],
  )
  return {
    begin: (provider: ProviderKind) => {
      for (const outcome of outcomes) recipients.add(0, provider, outcome)
      resolved.add(0, provider, 'SENT')
    },
    onSettled: (settled: readonly Settled[]) => {
      for (const { provider, outcome, count, wasUnconfirmed } of settled) {
        if (!wasUnconfirmed) recipients.add(count, provider, outcome)
        else if (outcome !== 'UNCONFIRMED') resolved.add(count, provider, outcome)
      }
    },
  }
}

const outcomes = [
  ...['SENT', 'ALREADY_PENDING', 'ALREADY_MEMBER', 'FAILED', 'SKIPPED', 'UNCONFIRMED'],
] as const satisfies readonly Settled['outcome'][]
