import type { Refused } from './gateway/documents.ts'
import type { Piece } from './input/pieces.ts'
import { Stop } from './stop.ts'

const maxShownIssues = 20

/** The gateway's own sentence, and the line of the file for each issue. */
export function refused({ code, message, issues }: Refused, piece: Piece): Stop {
  const shown = issues.slice(0, maxShownIssues).map((issue) => {
    const index = /^targets\.0\.\w+\.recipients\.(\d+)/.exec(issue.path)?.[1]
    const line = index === undefined ? undefined : piece.lines[Number(index)]
    const where =
      line === undefined ? issue.path.replace(/^targets\.0\.(\w+\.)?/, '') : `line ${line.line}`
    return `  ${where}: ${issue.message}`
  })
  const more =
    issues.length > maxShownIssues ? [`  and ${issues.length - maxShownIssues} more`] : []
  const lines = `lines ${piece.lines[0]?.line} to ${piece.lines.at(-1)?.line}`
  return new Stop(
    [`The gateway refuses ${lines} (${code}): ${message}`, ...shown, ...more].join('\n'),
    1,
  )
}
