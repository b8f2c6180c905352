import { type ReactNode, useEffect, useId, useRef } from 'react'

/** A modal dialog of the browser. Escape closes it, if it can be closed. */
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
  const heading = useRef<HTMLHeadingElement>(null)
  const id = useId()
  useEffect(() => {
    const dialog = element.current
    dialog?.showModal()
    // Its first control may be at the end of a long text.
    heading.current?.focus()
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
      // A second Escape closes a dialog whose `cancel` was prevented.
      onClose={() => {
        if (element.current?.open !== false) return
        if (onClose === undefined) element.current.showModal()
        else onClose()
      }}
    >
      <div className="stack">
        <h2 ref={heading} id={id} tabIndex={-1}>
          {title}
        </h2>
        {children}
      </div>
    </dialog>
  )
}
