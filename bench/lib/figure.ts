import type { Ratio } from './ratio.ts'

/** One line of the table: A ÷ B. */
export interface Row {
  readonly a: string
  readonly b: string
  /** Undefined: it could not be measured here; `note` says why. */
  readonly ratio: Ratio | undefined
  readonly goal?: `${'≤' | '≥'} ${number}`
  /** What is to keep the goal, instead of the median. */
  readonly goalFor?: 'upper quartile' | 'largest'
  /** Single values, for orientation. */
  readonly note?: string
}

export interface Figure {
  /** The letter of the goal that it answers, where there is one. */
  readonly title: string
  /** What is measured of A and B, when it is not their ratio. */
  readonly measure?: string
  /** False: it compares the gateway with nothing that has to be installed. */
  readonly needsPeers?: false
  run(options: RunOptions): Promise<readonly Row[]>
}

export interface RunOptions {
  /** Smaller numbers, to see that everything works. */
  readonly quick: boolean
  /** How often each pair is measured. */
  readonly pairs: number
}

/** Does a row keep its goal? Undefined: it has none. */
export function keeps({ goal, goalFor, ratio }: Row): boolean | undefined {
  if (goal === undefined || ratio === undefined) return undefined
  const [sign, value] = goal.split(' ')
  const { median, quartiles, largest = Number.NaN } = ratio
  const measured = { median, 'upper quartile': quartiles[1], largest }[goalFor ?? 'median']
  return sign === '≤' ? measured <= Number(value) : measured >= Number(value)
}
