import { type ReactNode, useEffect, useId, useRef } from 'react'

/** A modal dialog of the browser. Escape and the backdrop close it, if it can be closed. */
export function Dialog({
  title,
  onClose,
  children,
}: {
  readonly title: string
  /** Undefined: it stays until it is answered. */
  readonly onClose?: (() => void) | undefined
  readonly children: ReactNode
}): ReactNode {
  const element = useRef<HTMLDialogElement>(null)
  const id = useId()
  useEffect(() => {
    const dialog = element.current
    dialog?.showModal()
    return () => dialog?.close()
  }, [])
  return (
    <dialog
      ref={element}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault()
        onClose?.()
      }}
    >
      <div className="stack">
        <h2 id={id}>{title}</h2>
        {children}
      </div>
    </dialog>
  )
}
