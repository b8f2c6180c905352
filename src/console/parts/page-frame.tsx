import { type ReactNode, useEffect } from 'react'
import { common } from '../texts/common.ts'

/** A screen: its heading takes the focus when it is navigated to. */
export function Page({
  title,
  intro,
  tools,
  windowTitle = title,
  children,
}: {
  readonly title: string
  readonly intro?: ReactNode
  readonly tools?: ReactNode
  /** What the tab of the browser says, if not the heading. */
  readonly windowTitle?: string
  readonly children: ReactNode
}): ReactNode {
  useEffect(() => {
    document.title = `${windowTitle} · ${common.product}`
  }, [windowTitle])
  return (
    <>
      <div className="page-head">
        <div className="stack">
          <h1 tabIndex={-1}>{title}</h1>
          {intro !== undefined && <p>{intro}</p>}
        </div>
        {tools !== undefined && <div className="actions">{tools}</div>}
      </div>
      {children}
    </>
  )
}
