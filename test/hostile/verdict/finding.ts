/** What a play found wrong, by kind. */
export type Verdict =
  /** The process ended. */
  | 'crashed'
  /** A 5xx that is not meant, or an error that says that the gateway has a bug. */
  | 'broke'
  /** What came back is no response, or its data is not of the schema's types. */
  | 'unreadable'
  | 'untyped'
  /** The connection was cut, or no answer came. */
  | 'unanswered'
  /** A recipient who was accepted has no outcome, or waits for nothing. */
  | 'lost'
  /** A text of a request or an upstream's secret is where it must not be. */
  | 'leaked'
  /** The other tenant was refused. */
  | 'locked out'
  | 'memory'

export interface Finding {
  readonly verdict: Verdict
  readonly about: string
}

/** Counts findings and keeps the first of each kind, for ten thousand requests find much alike. */
export interface Findings {
  add(verdict: Verdict, kind: string, about: string): void
  list(): readonly Finding[]
}

export function createFindings(): Findings {
  const kinds = new Map<string, { verdict: Verdict; examples: string[]; count: number }>()
  return {
    add: (verdict, kind, about) => {
      const key = `${verdict}: ${kind}`
      const found = kinds.get(key) ?? { verdict, examples: [], count: 0 }
      found.count += 1
      if (found.examples.length < maxExamples) found.examples.push(about.slice(0, maxLength))
      kinds.set(key, found)
    },
    list: () =>
      [...kinds].map(([key, { verdict, examples, count }]) => ({
        verdict,
        about: `${key.slice(verdict.length + 2)}, ${count} times: ${examples.join(' | ')}`,
      })),
  }
}

const maxExamples = 3
const maxLength = 400
