/**
 * Looks at the cursors of a list as its pages are read. True: the list has no end, because a cursor
 * came again or there are too many.
 */
export function createEndlessCheck(): (cursor: string) => boolean {
  let pages = 0
  let last: string | undefined
  let kept: string | undefined
  return (cursor) => {
    pages += 1
    if (cursor === last || cursor === kept || pages >= maxPages) return true
    last = cursor
    // Kept after 1, 2, 4, 8 … pages: one of them is in any circle that the cursors run in.
    if (Number.isInteger(Math.log2(pages))) kept = cursor
    return false
  }
}

// Half a million people or more. A longer list probably never ends.
const maxPages = 10_000
