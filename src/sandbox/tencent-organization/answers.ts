import type { Reply } from '../http/upstream.ts'
import { stringifyBigJson } from './big-json.ts'
import table from './model.json' with { type: 'json' }

export interface TencentError {
  readonly code: string
  /** By default, the vendor's description of the code. */
  readonly message?: string | undefined
}

/** Every answer is HTTP 200, errors included. */
export function response(fields: Readonly<Record<string, unknown>>, requestId: string): Reply {
  const body = stringifyBigJson({ Response: { ...fields, RequestId: requestId } })
  return { status: 200, body }
}

export function errorResponse({ code, message }: TencentError, requestId: string): Reply {
  const Message = message ?? descriptions[code]?.description ?? code
  return response({ Error: { Code: code, Message } }, requestId)
}

const descriptions: Readonly<Record<string, { readonly description: string }>> = {
  ...table.errorCodes.common,
  ...table.errorCodes.business,
}
