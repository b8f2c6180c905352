import type { ReactNode } from 'react'
import { Dialog } from './dialog.tsx'

/** What somebody reads before something that cannot be taken back. */
export interface Question {
  readonly title: string
  readonly text: string
  readonly yes: string
  readonly no: string
}

/** Asks before something is done that cannot be taken back. */
export function Confirm({
  of: { title, text, yes, no },
  onYes,
  onNo,
}: {
  readonly of: Question
  readonly onYes: () => void
  readonly onNo: () => void
}): ReactNode {
  return (
    <Dialog title={title} onClose={onNo}>
      <p>{text}</p>
      <div className="actions">
        <button type="button" onClick={onNo}>
          {no}
        </button>
        <button type="button" className="danger" onClick={onYes}>
          {yes}
        </button>
      </div>
    </Dialog>
  )
}
