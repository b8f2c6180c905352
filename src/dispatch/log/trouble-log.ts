import type { ProviderKind } from '#providers/contract/kind.ts'
import type { ProviderError } from '#providers/contract/outcome.ts'
import type { Logger } from '../../logger.ts'
import type { Lane } from '../lane.ts'
import type { Trouble } from '../policy/trouble.ts'
import type { TroubleChange } from '../store/close-attempt.ts'

/** An answer was recorded: what it showed, and what the upstream said. */
export type OnTrouble = (
  lane: Lane,
  change: TroubleChange,
  error: ProviderError | undefined,
) => void

/**
 * Logs when a provider's lanes get into trouble and when all are out of it, as far as this process
 * owns them: one line each, however many lanes and calls there are.
 */
export function createTroubleLog(logger: Logger): OnTrouble {
  const troubled = new Map<ProviderKind, Map<string, Trouble>>()
  return ({ id: lane, provider }, { before, after }, error) => {
    const lanes = troubled.get(provider) ?? new Map<string, Trouble>()
    troubled.set(provider, lanes)
    if (after !== undefined) {
      const isKnown = [...lanes.values()].includes(after)
      lanes.set(lane, after)
      if (isKnown) return
      const { code, httpStatus, requestId } = error ?? {}
      logger.error({ provider, lane, code, httpStatus, requestId }, sentences[after])
      return
    }
    const wasKnown = lanes.delete(lane) || before !== undefined
    if (wasKnown && lanes.size === 0) {
      logger.info({ provider, lane }, 'a provider accepts calls again: what waited is sent now')
    }
  }
}

const sentences = {
  UNREACHABLE:
    'a provider cannot be reached: nothing fails, invites wait and are tried again for a day',
  CREDENTIALS:
    'a provider does not accept our credentials, signature or clock: renew them; invites wait meanwhile',
} satisfies Record<Trouble, string>
