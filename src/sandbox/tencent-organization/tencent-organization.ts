import type { Access, EmulatedUpstream, SandboxCredentials } from '../emulated-upstream.ts'
import type { Exchange, Incoming, Reply, Upstream } from '../http/upstream.ts'
import { createNamedFaults } from '../named-faults.ts'
import { createActions } from './actions.ts'
import { errorResponse, response, type TencentError } from './answers.ts'
import { parseBigJson } from './big-json.ts'
import { exampleDestinations } from './example-destinations.ts'
import { exampleRequests } from './example-requests.ts'
import { namedIds } from './named-ids.ts'
import { checkParameters, isAction, type Parameters } from './parameters.ts'
import { createRateLimit } from './rate-limit.ts'
import { checkTc3 } from './tc3.ts'

/** Tencent Cloud Organization, 2018-12-25. */
export const tencentOrganization = {
  create: createTencentOrganization,
  settings: ({ endpoint, requestTimeoutMs, credentials }: Access) => {
    const { secretId, secretKey } = credentials
    return { endpoint, requestTimeoutMs, credential: { secretId, secretKey } }
  },
  exampleDestinations,
  exampleRequests,
  namedIds,
} satisfies EmulatedUpstream

function createTencentOrganization(credentials: SandboxCredentials): Upstream {
  const actions = createActions()
  const namedFaults = createNamedFaults(namedIds)
  const isOverRate = createRateLimit()

  function refusal(request: Incoming, action: string, parameters: Parameters | undefined) {
    const { 'x-tc-version': version, 'content-type': contentType } = request.headers
    if (version === undefined) return missing('X-TC-Version')
    if (version !== '2018-12-25') return { code: 'NoSuchVersion' }
    if (request.body.length > 10 * 1024 * 1024) return { code: 'RequestSizeLimitExceeded' }
    const unsigned = checkTc3(request, credentials)
    if (unsigned) return unsigned
    if (isOverRate(action, request.at)) return { code: 'RequestLimitExceeded' }
    if (!parameters || !contentType?.startsWith('application/json')) {
      return { code: 'InvalidParameter', message: 'The body must be a JSON object.' }
    }
    return checkParameters(action, parameters)
  }

  function open(request: Incoming, action: string): Exchange {
    const { requestId } = request
    const parameters = parametersOf(request)
    const uin = parameters?.InviteUin
    const row = {
      operation: action,
      destinationId: 'organization',
      recipients: uin === undefined ? [] : [`${uin}`],
    }
    const answer = (error: TencentError): Reply => errorResponse(error, requestId)
    return {
      ...row,
      emptySuccess: response({}, requestId),
      rejection() {
        const error = refusal(request, action, parameters)
        return error && answer(error)
      },
      namedFault: () => namedFaults({ ...row, invites: action === 'SendOrganizationInvitation' }),
      operate({ accept }) {
        // `refuse` has checked the parameters against the table.
        const result = actions[action]?.(parameters as never, accept)
        if (!result) return answer({ code: 'InvalidAction' })
        return result.kind === 'error' ? answer(result.error) : response(result.fields, requestId)
      },
      error: ({ name, message, status = 200, retryAfterSeconds }) => ({
        ...withRetryAfter(answer({ code: name, message }), retryAfterSeconds),
        status,
      }),
      throttle: (retryAfterSeconds) =>
        withRetryAfter(answer({ code: 'RequestLimitExceeded' }), retryAfterSeconds),
    }
  }

  return {
    recognise(request) {
      const action = request.headers['x-tc-action']
      const { requestId } = request
      if (request.method !== 'POST' || request.path !== '/') {
        return errorResponse({ code: 'UnsupportedProtocol' }, requestId)
      }
      if (!action) return errorResponse(missing('X-TC-Action'), requestId)
      if (!isAction(action)) return errorResponse({ code: 'InvalidAction' }, requestId)
      return open(request, action)
    },
  }
}

/** The API has no such header; whatever stands in front of it may have one. */
function withRetryAfter(reply: Reply, seconds: number | undefined): Reply {
  if (seconds === undefined) return reply
  return { ...reply, headers: { ...reply.headers, 'retry-after': String(seconds) } }
}

function missing(name: string): TencentError {
  const message = `The request is missing a required parameter \`${name}\`.`
  return { code: 'MissingParameter', message }
}

function parametersOf({ body }: Incoming): Parameters | undefined {
  if (body.length === 0) return {}
  try {
    const value = parseBigJson(body.toString())
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
    return isObject ? { ...value } : undefined
  } catch {
    return undefined
  }
}
