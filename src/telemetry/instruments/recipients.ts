import type { Meter } from '@opentelemetry/api'
import type { Settled } from '#dispatch/store/finish-sends.ts'
import type { ProviderKind } from '#providers/contract/kind.ts'

/** What became of recipients. */
export function createRecipientInstruments(meter: Meter) {
  const recipients = meter.createCounter('invite_gateway_recipients', {
    description: 'Recipients whose outcome became final. Asked for again, one counts again.',
  })
  const resolved = meter.createCounter('invite_gateway_unconfirmed_resolved', {
    description: 'Unconfirmed recipients for whom a late answer or a look-up told the outcome.',
  })
  return {
    begin: (provider: ProviderKind) => {
      for (const outcome of outcomes) recipients.add(0, { provider, outcome })
      resolved.add(0, { provider, outcome: 'SENT' })
    },
    onSettled: (settled: readonly Settled[]) => {
      for (const { provider, outcome, count, wasUnconfirmed } of settled) {
        if (!wasUnconfirmed) recipients.add(count, { provider, outcome })
        else if (outcome !== 'UNCONFIRMED') resolved.add(count, { provider, outcome })
      }
    },
  }
}

const outcomes = [
  ...['SENT', 'ALREADY_PENDING', 'ALREADY_MEMBER', 'FAILED', 'SKIPPED', 'UNCONFIRMED'],
] as const satisfies readonly Settled['outcome'][]
