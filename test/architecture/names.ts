import { basename } from 'node:path'
import type { SourceFile } from './tree.ts'

/** Private words that the field has a term for, with that term. */
const fileNames: ReadonlyMap<string, string> = new Map([
  ['accept-queue', 'group-commit'],
  ['act-on', 'in-batch-transaction'],
  ['ask', 'paced-request'],
  ['bearable-variables', 'variable-limits'],
  ['bell', 'wake-signal'],
  ['deliver', 'send-response'],
  ['departure', 'await-slot'],
  ['departures', 'request-slots'],
  ['eyes', 'visibility'],
  ['gather', 'read-together'],
  ['head', 'request-head'],
  ['held-call', 'locked-call'],
  ['history', 'lists'],
  ['journey', 'crash-points'],
  ['judge', 'check-recipients'],
  ['keep', 'store'],
  ['known-documents', 'trusted-documents'],
  ['lateness', 'arrival-correction'],
  ['page', 'pagination'],
  ['presence', 'dead-owners'],
  ['read', 'rows'],
  ['reopen', 'requeue'],
  ['schema-readers', 'introspection'],
  ['standing', 'current-invitation'],
  ['tidy-errors', 'client-errors'],
  ['told', 'examples'],
  ['turn', 'reading-lease'],
  ['turnstile', 'event-loop-quota'],
  ['window', 'concurrency-window'],
])

const identifiers: ReadonlyMap<string, string> = new Map([
  ['actOn', 'inBatchTransaction'],
  ['ask', 'pacedRequest'],
  ['Asked', 'CheckedRequest'],
  ['bell', 'wakeSignal'],
  ['Bell', 'WakeSignal'],
  ['bookSpareSlot', 'reserveIdleSlot'],
  ['broken', 'internalError'],
  ['busy', 'serviceUnavailable'],
  ['Checkpoint', 'CrashPoint'],
  ['createBell', 'createWakeSignal'],
  ['deliver', 'sendResponse'],
  ['departure', 'awaitSlot'],
  ['expects', 'matchesPlan'],
  ['eyes', 'visibility'],
  ['eyesOf', 'visibilityOf'],
  ['finalMark', 'finishedSuffix'],
  ['gather', 'readTogether'],
  ['heldCall', 'lockedCall'],
  ['HeldCall', 'LockedCall'],
  ['holdCall', 'lockCall'],
  ['inquest', 'findDeadOwners'],
  ['journey', 'crashPoints'],
  ['JourneyStep', 'CrashPoint'],
  ['judge', 'checkRecipients'],
  ['keep', 'saveEntries'],
  ['keepFound', 'saveEntries'],
  ['keepMissing', 'saveNotFound'],
  ['keepRevoked', 'saveRevoked'],
  ['keepWhole', 'finishFullRead'],
  ['lateness', 'arrivalCorrection'],
  ['marks', 'conflictKeys'],
  ['meetSlot', 'waitForSlot'],
  ['nextTurn', 'yieldToEventLoop'],
  ['notThere', 'forbiddenDestination'],
  ['patienceMs', 'giveUpAfterMs'],
  ['presence', 'liveness'],
  ['reach', 'pingDatabase'],
  ['recall', 'replayIfAccepted'],
  ['Refusal', 'UserError'],
  ['refuse', 'HttpError'],
  ['reopen', 'requeue'],
  ['ring', 'notify'],
  ['showAnew', 'planAgain'],
  ['showLife', 'holdLivenessLock'],
  ['sightOf', 'visibilityKey'],
  ['spoilt', 'missed'],
  ['standing', 'currentInvitation'],
  ['stretch', 'range'],
  ['suspects', 'deadOwners'],
  ['take', 'acceptRequest'],
  ['taken', 'whenRead'],
  ['tellBatches', 'notifyBatches'],
  ['told', 'providerAnswered'],
  ['Track', 'InFlightTimer'],
  ['turnstile', 'eventLoopQuota'],
  ['useBearableVariables', 'useVariableLimits'],
  ['useKnownDocuments', 'useTrustedDocuments'],
  ['useSchemaReaders', 'useIntrospectionAccess'],
  ['useTidyErrors', 'useClientErrors'],
  ['visibleSend', 'visibility'],
  ['wakeForgotten', 'wakeStranded'],
  ['whoAsks', 'authenticate'],
  ['wrongDirection', 'badTarget'],
  ['wrongForm', 'badMediaType'],
])

/** File names and declarations with a word that was replaced, as `file declares old, say new`. */
export function privateWords(files: readonly SourceFile[]): readonly string[] {
  // The files of this folder quote the words.
  const checked = files.filter(({ path }) => !path.startsWith('test/architecture/'))
  return checked.flatMap(({ path, source }) => {
    const stem = basename(path).replace(/\..*$/, '')
    const name = fileNames.get(stem)
    return [
      ...(name === undefined ? [] : [`${path} is named ${stem}, say ${name}`]),
      ...declared(source).flatMap((word) => {
        const better = identifiers.get(word)
        if (better !== undefined) return [`${path} declares ${word}, say ${better}`]
        // One convention for bounds.
        return /^(?:most|longest|fewest|shortest)[A-Z]/.test(word)
          ? [`${path} declares ${word}, say max… or min…`]
          : []
      }),
    ]
  })
}

function declared(source: string): readonly string[] {
  const found = source.matchAll(
    /\b(?:function\*?|const|let|class|interface|type)\s+(?<name>[A-Za-z_$][\w$]*)|^\s+(?:readonly )?(?<member>[A-Za-z_$][\w$]*)\??(?:\(|: )|[({,]\s*(?<parameter>[A-Za-z_$][\w$]*)\??: /gm,
  )
  const names = Array.from(
    found,
    ({ groups: { name, member, parameter } = {} }) => name ?? member ?? parameter ?? '',
  )
  return [...new Set(names)]
}
