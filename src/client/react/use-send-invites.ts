import { useCallback, useRef, useState } from 'react'
import type { SendInvitesResultFieldsFragment } from '../generated/documents.ts'
import { type InvitesToSend, sendInvites } from '../requests/send-invites.ts'
import { asGatewayError, type GatewayError } from '../transport/gateway-error.ts'
import { useConnection } from './connection-context.ts'

export interface Sending {
  /**
   * Sends once, and repeats with the same idempotency key until the gateway answers, which is safe. While it is
   * on its way, a second call sends nothing and gets the same answer. It does not wait for outcomes unless
   * `waitSeconds` says so. Undefined when the gateway refused the request: see `error`.
   */
  readonly send: (invites: InvitesToSend) => Promise<SendInvitesResultFieldsFragment | undefined>
  readonly isSending: boolean
  /** The answer: the accepted batch, or a user error such as `InvalidInput`. */
  readonly result: SendInvitesResultFieldsFragment | undefined
  /** The id of the accepted batch, for `useBatch`. */
  readonly batchId: string | undefined
  /** Why there is no answer yet, while it is tried again; or why there is none. */
  readonly error: GatewayError | undefined
}

/** Sends invites. A page that is left does not stop what it has sent. */
export function useSendInvites(): Sending {
  const connection = useConnection()
  const [state, setState] = useState<Pick<Sending, 'isSending' | 'result' | 'error'>>(idle)
  const onItsWay = useRef<ReturnType<Sending['send']>>(undefined)
  const send = useCallback<Sending['send']>(
    (invites) => {
      const answer = async () => {
        setState({ ...idle, isSending: true })
        try {
          const onTrouble = (error: GatewayError) => setState((now) => ({ ...now, error }))
          const result = await sendInvites(connection, invites, { onTrouble })
          setState({ ...idle, result })
          return result
        } catch (error) {
          setState({ ...idle, error: asGatewayError(error) })
          return undefined
        } finally {
          onItsWay.current = undefined
        }
      }
      onItsWay.current ??= answer()
      return onItsWay.current
    },
    [connection],
  )
  const { result } = state
  const batchId = result?.__typename === 'SendInvitesPayload' ? result.batch.id : undefined
  return { ...state, send, batchId }
}

const idle = { isSending: false, result: undefined, error: undefined }
