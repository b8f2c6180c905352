import { storableJson } from '#database/storable.ts'
import type { Answer } from '#providers/contract/answer.ts'
import type { ProviderKind } from '#providers/contract/kind.ts'
import type { ProviderError } from '#providers/contract/outcome.ts'
import type { Provider } from '#providers/contract/provider.ts'
import { type BatchEventCode, batchEvent } from '../policy/batch-event.ts'
import type { Next } from '../policy/settlement.ts'
import type { Attempted } from './attempted.ts'
import type { FormedCall } from './call-row.ts'

/** What an event says about one upstream call. Contains no address, name or text. */
export interface CallNote {
  readonly provider: ProviderKind
  readonly operation: string
  /** How many of the call's recipients belong to the batch of the event. */
  readonly recipients: number
  readonly durationMs: number
  /** The gateway's id of the call: the same in each attempt. Absent where nothing was to be sent. */
  readonly callId?: string
  /** Counts the attempts at the call. */
  readonly attempt?: number
  /** The refused call that this one was split from. */
  readonly splitFrom?: string
  readonly requestId?: string
  readonly error?: ProviderError
  /** The provider works and refused what was asked, and not our credentials. */
  readonly refused?: true
}

/** Its first parameters are the result of `callEvents` or `requestEvents`. */
export const insertEvents = `insert into events (batch_id, actor, kind, code, message, call)
  select batch_id, 'gateway', $1, code, $2, call
  from jsonb_to_recordset($3::jsonb) as e (batch_id uuid, code text, call jsonb)`

/** One event for each batch that had recipients in the call. */
export function callEvents(
  attempted: Attempted,
  sends: readonly { readonly batch: { readonly id: string } }[],
  next?: Next,
): string[] {
  const { call, answer } = attempted
  const batchIds = sends.map(({ batch }) => batch.id)
  const isIdentified = call.step === 'identify' && answer.kind === 'answered'
  const code = isIdentified ? 'IDENTIFIED' : codeOf(answer, next?.kind === 'split')
  return requestEvents(callRequest(attempted), batchIds, code)
}

/** What every event about a call says of it. How many recipients it concerns is added by batch. */
export function callNote(attempted: Attempted): Omit<CallNote, 'recipients'> {
  return noteOf(callRequest(attempted))
}

function callRequest({ provider, call, answer, durationMs }: Attempted): UpstreamRequest {
  const { id: callId, attempt, part } = call
  const splitFrom = part?.splitFrom ?? undefined
  const about = { callId, attempt, ...(splitFrom === undefined ? {} : { splitFrom }) }
  const operation = operationName(provider, call)
  return { provider: provider.kind, operation, answer, durationMs, about }
}

/** One event for each batch. `batchIds` names a batch once for each of its recipients in the request. */
export function requestEvents(
  request: UpstreamRequest,
  batchIds: readonly string[],
  code: BatchEventCode = codeOf(request.answer, false),
): string[] {
  const { kind, message } = batchEvent(code)
  const counts = new Map<string, number>()
  for (const batchId of batchIds) counts.set(batchId, (counts.get(batchId) ?? 0) + 1)
  const note = noteOf(request)
  const notes = [...counts].map(([batchId, recipients]) => {
    const call: CallNote = { ...note, recipients }
    return { batch_id: batchId, code, call }
  })
  return [kind, message, storableJson(notes)]
}

function noteOf({
  provider,
  operation,
  answer,
  durationMs,
  about,
}: UpstreamRequest): Omit<CallNote, 'recipients'> {
  const { error } = answer
  const requestId = answer.requestId ?? error?.requestId
  return {
    provider,
    operation,
    durationMs: Math.round(durationMs * 10) / 10,
    ...about,
    ...(requestId === undefined ? {} : { requestId }),
    ...(error === undefined ? {} : { error }),
    ...(answer.kind === 'refused' && answer.reason === undefined ? { refused: true } : {}),
  }
}

interface UpstreamRequest extends Pick<CallNote, 'provider' | 'operation' | 'durationMs'> {
  readonly about?: Pick<CallNote, 'callId' | 'attempt' | 'splitFrom'>
  readonly answer: {
    readonly kind: Answer['kind']
    readonly reason?: string
    readonly requestId?: string
    readonly error?: ProviderError
  }
}

function operationName({ operationNames }: Provider, { step, operation }: FormedCall): string {
  return operationNames[step === 'send' ? operation : step] ?? operation
}

function codeOf({ kind, reason }: UpstreamRequest['answer'], isSplit: boolean): BatchEventCode {
  switch (kind) {
    case 'answered':
      return isSplit ? 'ANSWERED_UNCLEARLY' : 'ANSWERED'
    case 'throttled':
      return 'RATE_LIMITED'
    case 'unavailable':
      return 'UNREACHABLE'
    case 'refused':
      if (isSplit) return 'REFUSED_AND_SPLIT'
      return reason === 'credentials' ? 'CREDENTIALS_REFUSED' : 'REFUSED'
    case 'unanswered':
      return 'UNANSWERED'
  }
}
