import { useEffect, useState } from 'react'
import type { PlanInvitesInput, PlanInvitesResultFieldsFragment } from '../generated/documents.ts'
import { planInvites } from '../requests/plan-invites.ts'
import { pause } from '../transport/back-off.ts'
import { asGatewayError, type GatewayError } from '../transport/gateway-error.ts'
import { useConnection } from './connection-context.ts'

export interface Planning {
  /** The plan, or a user error such as `InvalidInput`. While the next is made it is that of the input before. */
  readonly result: PlanInvitesResultFieldsFragment | undefined
  readonly isPlanning: boolean
  /** Why there is no plan yet, while it is tried again; or why there is none. */
  readonly error: GatewayError | undefined
}

/**
 * What sending would do. Changes of the input are planned when `afterMs` (by default 300) have passed without
 * another one. Without an input there is no plan.
 */
export function usePlan(
  input: PlanInvitesInput | null | undefined,
  { afterMs = 300 }: { readonly afterMs?: number } = {},
): Planning {
  const connection = useConnection()
  const [planned, setPlanned] = useState<Omit<Planning, 'isPlanning'> & { readonly of?: string }>(
    nothing,
  )
  // By its content: a page makes the object anew whenever it renders.
  const wanted = input == null ? undefined : JSON.stringify(input)
  useEffect(() => {
    if (wanted === undefined) return undefined
    const control = new AbortController()
    const { signal } = control
    const plan = async () => {
      await pause(afterMs, signal)
      const onTrouble = (error: GatewayError) => setPlanned((now) => ({ ...now, error }))
      const result = await planInvites(connection, JSON.parse(wanted), { signal, onTrouble })
      setPlanned({ result, error: undefined, of: wanted })
    }
    plan().catch((error) => {
      if (!signal.aborted) setPlanned({ ...nothing, error: asGatewayError(error), of: wanted })
    })
    return () => control.abort()
  }, [connection, wanted, afterMs])
  if (wanted === undefined) return { ...nothing, isPlanning: false }
  const { result, error, of } = planned
  return { result, error, isPlanning: of !== wanted }
}

const nothing = { result: undefined, error: undefined }
