import type { Connections } from '#database/database.ts'
import type { Call } from '#providers/contract/call.ts'
import type { Logger } from '../../logger.ts'
import { existsOtherSend, isForeign } from '../store/same-recipient.ts'

/**
 * `Call.isForeign`. A send of another tenant that is under way counts too: the upstream may have made its
 * invitation already.
 */
export function askWhose(database: Connections, logger: Logger): NonNullable<Call['isForeign']> {
  return async (sendId) => {
    try {
      const [send] = await database.query<{ isForeign: boolean }>(
        `select ${isForeign('s')} or ${underWay} as "isForeign" from sends s where s.id = $1`,
        [sendId],
      )
      return send?.isForeign
    } catch (error) {
      logger.error({ error, send: sendId }, 'whose invitation is pending could not be found out')
      return undefined
    }
  }
}

const underWay = existsOtherSend('s', `other.tenant <> s.tenant and other.state = 'in_call'`)
