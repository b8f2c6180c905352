import assert from 'node:assert/strict'

export type Labels = Readonly<Record<string, string>>

export interface Sample {
  readonly name: string
  readonly labels: Labels
  readonly value: number
}

/** Everything that is served at a URL, parsed. Fails on a line that is not in Prometheus's text format. */
export interface Scrape {
  readonly text: string
  readonly samples: readonly Sample[]
  /** The type by the name of the metric. */
  readonly types: ReadonlyMap<string, string>
  /** Of all samples of a name that have these labels; undefined: there is none. */
  sum(name: string, labels?: Labels): number | undefined
}

export async function scrape(url: string): Promise<Scrape> {
  const response = await fetch(url)
  assert.equal(response.status, 200)
  return parse(await response.text())
}

export function parse(text: string): Scrape {
  const types = new Map<string, string>()
  const samples: Sample[] = []
  for (const line of text.split('\n')) {
    const [, named, type] = /^# TYPE (\S+) (counter|gauge|histogram)$/.exec(line) ?? []
    if (named !== undefined && type !== undefined) types.set(named, type)
    if (line === '' || /^# (?:HELP|TYPE|UNIT) /.test(line)) continue
    const { name = '', labels = '', value } = sampleLine.exec(line)?.groups ?? {}
    assert.ok(value !== undefined, `not a sample: ${line}`)
    const pairs = Array.from(labels.matchAll(labelPair), ({ groups }) => [
      groups?.key ?? '',
      groups?.text ?? '',
    ])
    samples.push({ name, labels: Object.fromEntries(pairs), value: Number(value) })
  }
  return {
    ...{ text, samples, types },
    sum: (name, labels = {}) => {
      const found = samples.filter((sample) => sample.name === name && has(sample, labels))
      return found.length === 0 ? undefined : found.reduce((all, { value }) => all + value, 0)
    },
  }
}

const has = (sample: Sample, labels: Labels) =>
  Object.entries(labels).every(([key, value]) => sample.labels[key] === value)

const sampleLine =
  /^(?<name>[a-zA-Z_:][\w:]*)(?:\{(?<labels>.*)\})? (?<value>[+-]?(?:Inf|NaN|[\d.]+(?:e[+-]?\d+)?))$/
const labelPair = /(?<key>[a-zA-Z_]\w*)="(?<text>(?:[^"\\]|\\.)*)"/g
