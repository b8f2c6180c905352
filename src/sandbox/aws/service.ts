import type { Effects, Exchange, Incoming, Reply, Upstream } from '../http/upstream.ts'
import { createNamedFaults } from '../named-faults.ts'
import type { NamedId } from '../named-id.ts'
import { type PatternMatch, type Violation, violations } from './constraints.ts'
import { type Decoded, decodeInput, type Input } from './decode.ts'
import { type AwsError, errorReply } from './errors.ts'
import type { Model } from './model.ts'
import { type Match, matchRoute, routesOf } from './routes.ts'
import { checkSignature, type Signing } from './sigv4.ts'

/** What distinguishes one AWS upstream from the others. The rest is in its model. */
export interface AwsService {
  readonly namedIds: readonly NamedId[]
  readonly model: Model
  readonly patternMatch: PatternMatch
  readonly signing: Signing
  /** The input member that names the destination. */
  readonly destination: string
  /** Keys are operations of the model; the others answer UnknownOperationException. */
  readonly operations: Readonly<Record<string, Operation>>
  /** Members that an error has by default. */
  defaultFields?(errorName: string): Readonly<Record<string, unknown>>
  readonly throttled: AwsError
  readonly cannotParse: AwsError
  invalidInput(violations: readonly Violation[]): AwsError
}

export interface Operation {
  readonly invites?: true
  /** Best effort: the input has not been checked yet. */
  recipients?(input: Input): readonly string[]
  /** Each operation declares its input. The model has been enforced by then. */
  run(input: never, effects: Effects): Result
}

export type Result =
  | { readonly kind: 'output'; readonly output?: unknown }
  | { readonly kind: 'error'; readonly error: AwsError }

/** An upstream that speaks restJson1 with Signature Version 4. */
export function createAwsUpstream(service: AwsService): Upstream {
  const routes = routesOf(service.model)
  const namedFaults = createNamedFaults(service.namedIds)
  return {
    recognise(request) {
      const query = new URLSearchParams(request.query)
      const match = matchRoute(routes, request.method, request.path, query)
      if (!match) return errorReply(service.model, unknownOperation, request.requestId)
      const decoded = decodeInput(service.model, match, request)
      return openExchange(service, request, match, decoded, namedFaults)
    },
  }
}

const unknownOperation = {
  name: 'UnknownOperationException',
  message: 'The requested operation does not exist.',
}

function openExchange(
  service: AwsService,
  request: Incoming,
  { route }: Match,
  decoded: Decoded,
  namedFaults: ReturnType<typeof createNamedFaults>,
): Exchange {
  const { model } = service
  const { requestId } = request
  const { input } = decoded
  const operation = service.operations[route.operation]
  const destination = input[service.destination]
  const row = {
    operation: route.operation,
    destinationId: typeof destination === 'string' ? destination : '',
    recipients: operation?.recipients?.(input) ?? [],
  }

  const errorAnswer = (error: AwsError): Reply => {
    const fields = { ...service.defaultFields?.(error.name), ...error.fields }
    return errorReply(model, { ...error, fields }, requestId)
  }
  const success = (output: unknown): Reply => ({
    status: route.successStatus,
    headers: { 'x-amzn-requestid': requestId },
    body: output === undefined ? '' : JSON.stringify(output),
  })

  function refusal(): AwsError | undefined {
    const unsigned = checkSignature(request, service.signing)
    if (unsigned) return unsigned
    if (!operation) return unknownOperation
    if (request.body.length > 0 && !isJson(request)) return unsupportedMediaType
    if (decoded.unreadable) return service.cannotParse
    const failed = violations(model, service.patternMatch, route.input, input)
    return failed.length > 0 ? service.invalidInput(failed) : undefined
  }

  return {
    ...row,
    emptySuccess: success({}),
    rejection() {
      const error = refusal()
      return error && errorAnswer(error)
    },
    namedFault: () => namedFaults({ ...row, invites: operation?.invites ?? false }),
    operate(effects) {
      const result = operation?.run(input as never, effects) ?? {
        kind: 'error',
        error: unknownOperation,
      }
      return result.kind === 'output' ? success(result.output) : errorAnswer(result.error)
    },
    error: ({ message = 'Ordered by the sandbox.', ...fault }) =>
      errorAnswer({ ...fault, message }),
    throttle: (retryAfterSeconds) => errorAnswer({ ...service.throttled, retryAfterSeconds }),
  }
}

function isJson({ headers }: Incoming): boolean {
  return /^application\/json\b/i.test(headers['content-type'] ?? '')
}

const unsupportedMediaType = {
  name: 'UnsupportedMediaTypeException',
  message: 'The request body must be application/json.',
}
