import { type ReactNode, useState } from 'react'
import type { List } from '../list/read-list.ts'
import { navigate } from '../location.tsx'
import { draft } from '../new-batch/draft/draft.ts'
import { ListInput } from '../new-batch/list-input.tsx'
import { pathOfBatch } from '../routes.ts'
import { useMay, useStart } from '../start.tsx'
import { sendingTexts as texts } from '../texts/new-batch.ts'
import { goOn } from './phase.ts'
import { forgetOrder, type RememberedOrder } from './remembered-order.ts'

/** After a reload in mid-work: the same list again, and the rest of it is sent. */
export function Interrupted({
  order,
  onForget,
}: {
  readonly order: RememberedOrder
  readonly onForget: () => void
}): ReactNode {
  const { limits } = useStart()
  const mayRead = useMay('invites:read')
  const [isOther, setOther] = useState(false)
  const continueWith = async (list: List | undefined) => {
    setOther(list !== undefined && list.checksum !== order.checksum)
    if (list === undefined || list.checksum !== order.checksum) return
    draft.set({ ...order.draft, list })
    onForget()
    const batchId = await goOn({ limits, opensBatch: mayRead }, order)
    if (batchId !== undefined) navigate(pathOfBatch(batchId))
  }
  return (
    <section className="card" aria-labelledby="interrupted">
      <h2 id="interrupted">{texts.interrupted}</h2>
      <p>
        {texts.interruptedHow(order.batchIds.length, order.pieces)} {texts.sameFile(order.fileName)}
      </p>
      {isOther && (
        <p className="note bad" role="alert">
          {texts.otherList}
        </p>
      )}
      <ListInput onList={(list) => void continueWith(list)} />
      <div className="actions">
        <button
          type="button"
          onClick={() => {
            forgetOrder()
            onForget()
          }}
        >
          {texts.forget}
        </button>
      </div>
    </section>
  )
}
