import type { Piece } from '../input/pieces.ts'
import type { Watcher } from '../send-all.ts'
import type { Sent } from '../send-piece.ts'
import type { Remains } from './interrupted.ts'
import type { Progress } from './progress.ts'
import { addTo, failedIn, type Tally } from './tally.ts'

export interface Display extends Watcher {
  /** Why requests are repeated; undefined: they no longer are. */
  trouble(why: string | undefined): void
  /** What becomes of the recipients if the command ends now. */
  remains(total: number): Remains
}

/** Adds up the progress of the pieces in flight. */
export function createDisplay(progress: Progress, tally: Tally): Display {
  const inFlight = new Map<number, InFlight>()
  let replayed = 0
  let trouble: string | undefined
  let pause = ''
  const update = () =>
    progress.update({
      done: sum(inFlight, ({ done }) => done) + tally.lines,
      replayed,
      failed: failedIn(tally),
      note: trouble ?? pause,
    })
  const follow = ({ number, lines }: Piece, state: Omit<InFlight, 'lines'>) => {
    inFlight.set(number, { ...state, lines: lines.length })
    update()
  }
  return {
    trouble: (why) => {
      trouble = why === undefined ? undefined : `trying again: ${why}`
      update()
    },
    started: (piece) => follow(piece, { isAccepted: false, done: 0 }),
    progress: (piece, done, resumesAt) => {
      pause = resumesAt === null ? '' : `waiting for the provider until ${resumesAt}`
      follow(piece, { isAccepted: true, done })
    },
    finished: (piece: Piece, sent: Sent) => {
      inFlight.delete(piece.number)
      addTo(tally, piece, sent)
      if (sent.replayed) replayed += piece.lines.length
      update()
    },
    remains: (total) => {
      const accepted = sum(inFlight, ({ isAccepted, lines }) => (isAccepted ? lines : 0))
      const unanswered = sum(inFlight, ({ isAccepted, lines }) => (isAccepted ? 0 : lines))
      const finished = tally.lines
      return { total, finished, accepted, unanswered }
    },
  }
}

interface InFlight {
  readonly lines: number
  readonly isAccepted: boolean
  readonly done: number
}

function sum(items: ReadonlyMap<number, InFlight>, of: (item: InFlight) => number): number {
  return [...items.values()].reduce((total, item) => total + of(item), 0)
}
