import { type ReactNode, useState } from 'react'
import type { ConsoleStartQuery } from '../generated/documents.ts'
import { Breakable } from '../parts/breakable.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { Cell, HeadCell, Row, Table } from '../parts/table.tsx'
import { useStart } from '../start.tsx'
import { common } from '../texts/common.ts'
import { sandboxTexts } from '../texts/sign-in.ts'

type NamedIds = NonNullable<ConsoleStartQuery['sandbox']>['namedIds']

/** Says that nothing is sent, and which ids to try. */
export function SandboxBanner(): ReactNode {
  const { sandbox } = useStart()
  const [isOpen, setOpen] = useState(false)
  if (sandbox === null) return null
  return (
    <aside className="banner row" aria-label={sandboxTexts.label}>
      <span>{sandboxTexts.banner}</span>
      <button type="button" className="bare" onClick={() => setOpen(true)}>
        {sandboxTexts.open}
      </button>
      {isOpen && (
        <Dialog title={sandboxTexts.title} onClose={() => setOpen(false)}>
          <p>{sandboxTexts.intro}</p>
          <h3>{sandboxTexts.recipients}</h3>
          <Ids
            caption={sandboxTexts.recipients}
            ids={sandbox.namedIds.filter(({ isDestination }) => !isDestination)}
          />
          <h3>{sandboxTexts.destinations}</h3>
          <Ids
            caption={sandboxTexts.destinations}
            ids={sandbox.namedIds.filter(({ isDestination }) => isDestination)}
          />
          <div className="actions">
            <button type="button" onClick={() => setOpen(false)}>
              {common.close}
            </button>
          </div>
        </Dialog>
      )}
    </aside>
  )
}

function Ids({ caption, ids }: { readonly caption: string; readonly ids: NamedIds }): ReactNode {
  const { providers } = useStart()
  const { value: head, provider, result } = sandboxTexts
  return (
    <Table caption={caption} heads={[head, provider, result]}>
      {ids.map((one) => (
        <Row key={`${one.provider} ${one.isDestination} ${one.value}`}>
          <HeadCell>
            <code>{one.value}</code>
          </HeadCell>
          <Cell label={provider}>
            {providers.find(({ kind }) => kind === one.provider)?.displayName ?? one.provider}
          </Cell>
          <Cell label={result}>
            <Breakable text={one.result} />
          </Cell>
        </Row>
      ))}
    </Table>
  )
}
