/** What answers are written in. The first is for clients that take anything. */
export const answerTypes = [
  'application/json',
  'application/graphql-response+json',
  'text/event-stream',
] as const

export type AnswerType = (typeof answerTypes)[number]

/**
 * Those types of answers that an `Accept` header takes, by RFC 9110, 12.5.1: the most specific range
 * decides the weight of a type, and 0 excludes it. The heaviest comes first; of equal ones, what the
 * client names first. Empty: it takes none.
 */
export function acceptedTypes(header: string | undefined): readonly AnswerType[] {
  const ranges = rangesIn(header ?? '')
  if (ranges.length === 0) return answerTypes
  return answerTypes
    .flatMap((type) => {
      const range = closestRange(type, ranges)
      return range === undefined || range.weight === 0 ? [] : [{ type, range }]
    })
    .sort(({ range: a }, { range: b }) => b.weight - a.weight || a.place - b.place)
    .map(({ type }) => type)
}

interface Range {
  readonly type: string
  readonly weight: number
  readonly place: number
  /** Another character set than UTF-8 is asked for, which nothing is written in. */
  readonly isForeign: boolean
}

function rangesIn(header: string): readonly Range[] {
  return header
    .toLowerCase()
    .split(',')
    .map((range, place) => {
      const [type = '', ...parameters] = range.split(';').map((part) => part.trim())
      const charset = parameterOf('charset', parameters) ?? 'utf-8'
      return {
        type,
        weight: weightOf(parameterOf('q', parameters)),
        place,
        isForeign: !/^"?utf-?8"?$/.test(charset),
      }
    })
    .filter(({ type }) => type !== '')
}

function parameterOf(name: string, parameters: readonly string[]): string | undefined {
  return parameters.find((one) => one.startsWith(`${name}=`))?.slice(name.length + 1)
}

/** What is no weight counts as none given. */
function weightOf(text: string | undefined): number {
  const weight = text === undefined || text === '' ? 1 : Number(text)
  return weight >= 0 && weight <= 1 ? weight : 1
}

function closestRange(type: AnswerType, ranges: readonly Range[]): Range | undefined {
  const known = ranges.filter(({ isForeign }) => !isForeign)
  return [type, `${type.split('/', 1)}/*`, '*/*']
    .map((pattern) => known.find((range) => range.type === pattern))
    .find((range) => range !== undefined)
}
