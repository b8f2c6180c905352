import type { ReactNode } from 'react'
import { Link } from '../location.tsx'
import { clearDraft } from '../new-batch/draft/draft.ts'
import { Page } from '../parts/page-frame.tsx'
import { pathOfBatch } from '../routes.ts'
import { useMay } from '../start.tsx'
import { sendingTexts as texts } from '../texts/new-batch.ts'
import type { OrderProgress } from './order.ts'
import { stopAndEdit } from './phase.ts'

/** While the list is handed over. */
export function Sending({ progress }: { readonly progress: OrderProgress }): ReactNode {
  const { batchIds, pieces, trouble, isWaiting } = progress
  return (
    <Page
      title={texts.title}
      windowTitle={texts.windowTitle(batchIds.length, pieces)}
      intro={texts.keepOpen}
    >
      <div className="card">
        <p role="status">{texts.handingOver(batchIds.length, pieces)}</p>
        <progress aria-label={texts.title} value={batchIds.length} max={pieces} />
        {trouble !== undefined && (
          <p className="note warn" role="alert">
            {texts.trouble}
          </p>
        )}
        {isWaiting && <p className="note quiet">{texts.waiting}</p>}
        <BatchLinks batchIds={batchIds} />
      </div>
    </Page>
  )
}

/** After a list of several pieces was handed over. */
export function Sent({ batchIds }: { readonly batchIds: readonly string[] }): ReactNode {
  const another = () => {
    clearDraft()
    stopAndEdit()
  }
  return (
    <Page title={texts.sentTitle} intro={texts.sent(batchIds.length)}>
      <div className="card">
        <BatchLinks batchIds={batchIds} />
        <div className="actions">
          <button type="button" onClick={another}>
            {texts.another}
          </button>
        </div>
      </div>
    </Page>
  )
}

/** For callers who may look at them. */
function BatchLinks({ batchIds }: { readonly batchIds: readonly string[] }): ReactNode {
  if (!useMay('invites:read')) return null
  return (
    <ol className="plain row">
      {batchIds.map((id, index) => (
        <li key={id}>
          <Link href={pathOfBatch(id)}>{texts.batch(index + 1)}</Link>
        </li>
      ))}
    </ol>
  )
}
