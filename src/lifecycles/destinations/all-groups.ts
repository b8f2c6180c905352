import type { SecurityGroup, SecurityGroupPage } from '#providers/contract/destination.ts'
import type { Unread } from '#providers/contract/lifecycle.ts'

export interface SecurityGroups {
  readonly groups: readonly SecurityGroup[]
  /** False: the upstream has more than are read. */
  readonly isComplete: boolean
}

/** What was read, or why nothing was. */
export type Page<Value> = { readonly kind: 'read'; readonly value: Value } | Unread

/** Reads a list of groups page by page; one page that cannot be read is no list. */
export async function allGroups(
  pageAfter: (cursor: string | undefined) => Promise<SecurityGroupPage>,
): Promise<Page<SecurityGroups>> {
  const groups = new Map<string, SecurityGroup>()
  let cursor: string | undefined
  for (let pages = 1; ; pages += 1) {
    const page = await pageAfter(cursor)
    if (page.kind !== 'read') return page
    for (const group of page.groups) groups.set(group.id, group)
    cursor = page.next
    if (cursor === undefined || pages >= maxPages) {
      const value = { groups: [...groups.values()], isComplete: cursor === undefined }
      return { kind: 'read', value }
    }
  }
}

// Our choice: nobody chooses among more than 1,000, and a list without an end ends here.
const maxPages = 10
