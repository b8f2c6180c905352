import { type ReactNode, useEffect, useState } from 'react'
import { useMutation, useQuery } from 'urql'
import {
  type BatchActionKind,
  ConsoleBatchActionsDocument,
  type ConsoleBatchWholeFragment,
  ConsoleCancelDocument,
  ConsoleReconcileDocument,
  ConsoleRetryDocument,
} from '../generated/documents.ts'
import { Confirm } from '../parts/confirm.tsx'
import { Problem } from '../parts/problem.tsx'
import { useRefresh } from '../parts/use-refresh.ts'
import { batchTexts as texts } from '../texts/batch.ts'
import { DownloadFailed } from './download-failed.tsx'

/** What the gateway offers for the whole batch, with counts. */
export function BatchActions({
  batch,
  onChange,
}: {
  readonly batch: ConsoleBatchWholeFragment
  readonly onChange: () => void
}): ReactNode {
  const { id, status, progress } = batch
  const [{ data }, again] = useQuery({ query: ConsoleBatchActionsDocument, variables: { id } })
  const [asked, setAsked] = useState<BatchActionKind>()
  const [said, setSaid] = useState<string>()
  const [refused, setRefused] = useState<string>()
  const [cancel, runCancel] = useMutation(ConsoleCancelDocument)
  const [retry, runRetry] = useMutation(ConsoleRetryDocument)
  const [reconcile, runReconcile] = useMutation(ConsoleReconcileDocument)
  // biome-ignore lint/correctness/useExhaustiveDependencies: What is offered changes with the status.
  useEffect(() => again({ requestPolicy: 'network-only' }), [status])
  const isOpen = status !== 'FINISHED' && status !== 'CANCELED'
  useRefresh(() => again({ requestPolicy: 'network-only' }), isOpen ? 5_000 : undefined)
  const node = data?.node
  const offered = (node?.__typename === 'InviteBatch' ? node.actions : []).filter(
    ({ count }) => count > 0,
  )

  const run = async (action: BatchActionKind) => {
    setAsked(undefined)
    setSaid(undefined)
    setRefused(undefined)
    const answer = await send(action)
    if (answer === undefined) return
    if ('affected' in answer) setSaid(texts.done[action](answer.affected))
    else setRefused(answer.message)
    onChange()
    again({ requestPolicy: 'network-only' })
  }
  const send = async (action: BatchActionKind) => {
    switch (action) {
      case 'CANCEL':
        return (await runCancel({ input: { batchId: id } })).data?.cancelInviteBatch
      case 'RETRY':
      case 'RETRY_WITH_CONSENT': {
        const acceptDuplicateRisk = action === 'RETRY_WITH_CONSENT'
        const input = { batchId: id, acceptDuplicateRisk }
        return (await runRetry({ input })).data?.retryInviteBatch
      }
      case 'RECONCILE':
        return (await runReconcile({ input: { batchId: id } })).data?.reconcileInviteBatch
    }
  }
  const failed = progress.counts.failed
  return (
    <div className="stack">
      <div className="actions">
        {failed > 0 && <DownloadFailed batchId={id} count={failed} />}
        {offered.map(({ action, count }) => (
          <button
            key={action}
            type="button"
            className={action === 'CANCEL' ? 'danger' : ''}
            onClick={() => (needsConfirmation(action) ? setAsked(action) : void run(action))}
          >
            {texts.action[action](count)}
          </button>
        ))}
      </div>
      <p role="status">{said ?? ''}</p>
      {refused !== undefined && (
        <p className="note bad" role="alert">
          {refused}
        </p>
      )}
      <Problem error={cancel.error ?? retry.error ?? reconcile.error} />
      {asked !== undefined && needsConfirmation(asked) && (
        <Confirm
          of={texts.confirm[asked]}
          onYes={() => void run(asked)}
          onNo={() => setAsked(undefined)}
        />
      )}
    </div>
  )
}

function needsConfirmation(action: BatchActionKind): action is keyof typeof texts.confirm {
  return action in texts.confirm
}
