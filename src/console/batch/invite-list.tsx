import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { InviteFilter } from '../generated/documents.ts'
import { Problem } from '../parts/problem.tsx'
import { batchTexts as texts } from '../texts/batch.ts'
import { common } from '../texts/common.ts'
import { InviteRow } from './invite-row.tsx'
import { SelectedActions } from './selected-actions.tsx'
import { useInvites } from './use-invites.ts'

/** The invites that match a filter. Only the rows near the window are in the page. */
export function InviteList({
  batchId,
  filter,
  version,
  severalDestinations,
  emptyText = Object.keys(filter).length > 0 ? texts.noneFiltered : texts.none,
  onChange,
}: {
  readonly batchId: string
  readonly filter: InviteFilter
  /** Changes when the invites may have. */
  readonly version: string
  readonly severalDestinations: boolean
  /** Where nobody matches. */
  readonly emptyText?: string | undefined
  readonly onChange: () => void
}): ReactNode {
  const { invites, hasMore, error, loadMore, reload } = useInvites(batchId, filter, version)
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const list = useRef<HTMLUListElement>(null)
  const [offset, setOffset] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: The list has a place once it is there.
  useLayoutEffect(() => setOffset(list.current?.offsetTop ?? 0), [invites === undefined])
  const count = invites?.length ?? 0
  const rows = useWindowVirtualizer({
    count,
    estimateSize: () => 76,
    overscan: 8,
    scrollMargin: offset,
    getItemKey: (index) => invites?.[index]?.id ?? index,
  })
  const visible = rows.getVirtualItems()
  const isNearEnd = (visible.at(-1)?.index ?? 0) >= count - 20
  useEffect(() => {
    if (isNearEnd && hasMore) loadMore()
  })
  if (invites === undefined) {
    return (
      <>
        <Problem error={error} onRetry={reload} />
        {error === undefined && <p role="status">{common.loading}</p>}
      </>
    )
  }
  const toggle = (id: string) =>
    setSelected((now) => new Set(now.has(id) ? [...now].filter((one) => one !== id) : [...now, id]))
  const chosen = invites.filter(({ id }) => selected.has(id))
  return (
    <div className="stack">
      <Problem error={error} onRetry={reload} />
      {count === 0 && <p className="empty">{emptyText}</p>}
      {count > 0 && (
        <SelectedActions
          invites={chosen}
          isAll={chosen.length === count}
          onAll={(all) => setSelected(new Set(all ? invites.map(({ id }) => id) : []))}
          onDone={() => {
            setSelected(new Set())
            reload()
            onChange()
          }}
        />
      )}
      {count > 0 && (
        <button
          type="button"
          className="inline when-focused"
          onClick={() => document.getElementById('history')?.focus()}
        >
          {texts.skipList}
        </button>
      )}
      <ul ref={list} className="plain invites" style={{ height: rows.getTotalSize() }}>
        {visible.map(({ key, index, start }) => {
          const invite = invites[index]
          if (invite === undefined) return null
          return (
            <li
              key={key}
              aria-setsize={hasMore ? -1 : count}
              aria-posinset={index + 1}
              data-index={index}
              ref={rows.measureElement}
              style={{ transform: `translateY(${start - rows.options.scrollMargin}px)` }}
            >
              <InviteRow
                invite={invite}
                isSelected={selected.has(invite.id)}
                onSelect={() => toggle(invite.id)}
                severalDestinations={severalDestinations}
              />
            </li>
          )
        })}
      </ul>
    </div>
  )
}
