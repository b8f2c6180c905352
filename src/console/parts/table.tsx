import type { ReactNode } from 'react'

/** A table whose rows become blocks on a narrow screen. The roles stay what they are there. */
export function Table({
  caption,
  heads,
  children,
}: {
  readonly caption: string
  readonly heads: readonly string[]
  readonly children: ReactNode
}): ReactNode {
  return (
    <table className="folding" role="table">
      <caption className="out-of-sight">{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {heads.map((head) => (
            <th key={head} scope="col" role="columnheader">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">{children}</tbody>
    </table>
  )
}

export function Row({ children }: { readonly children: ReactNode }): ReactNode {
  return <tr role="row">{children}</tr>
}

/** `label`: the head of its column, where the cell alone would not say what it is. */
export function HeadCell({
  label,
  children,
}: {
  readonly label?: string
  readonly children: ReactNode
}): ReactNode {
  return (
    <th scope="row" role="rowheader" data-label={label}>
      {children}
    </th>
  )
}

/** `label`: the head of its column. */
export function Cell({
  label,
  children,
}: {
  readonly label: string
  readonly children: ReactNode
}): ReactNode {
  return (
    <td role="cell" data-label={label}>
      {children}
    </td>
  )
}
