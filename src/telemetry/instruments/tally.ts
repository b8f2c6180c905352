import type { Meter, Observable } from '@opentelemetry/api'

/** Sums by labels. To add to one costs next to nothing: they are read when metrics are collected. */
export interface Tally<Labels extends readonly string[]> {
  /** `values`: those of the labels, in their order. */
  add(value: number, ...values: { readonly [Place in keyof Labels]: string }): void
}

/** A tally that is reported as a counter. */
export function createCounter<const Labels extends readonly string[]>(
  meter: Meter,
  name: string,
  description: string,
  labels: Labels,
): Tally<Labels> {
  return tallyOf(meter.createObservableCounter(name, { description }), labels)
}

/** A tally that is reported as a gauge, since it goes down, too. */
export function createUpDownCounter<const Labels extends readonly string[]>(
  meter: Meter,
  name: string,
  description: string,
  labels: Labels,
): Tally<Labels> {
  return tallyOf(meter.createObservableUpDownCounter(name, { description }), labels)
}

function tallyOf<Labels extends readonly string[]>(
  instrument: Observable,
  labels: Labels,
): Tally<Labels> {
  const sums = new Map<string, { readonly attributes: Record<string, string>; sum: number }>()
  instrument.addCallback((result) => {
    for (const { attributes, sum } of sums.values()) result.observe(sum, attributes)
  })
  return {
    add: (value, ...values: readonly string[]) => {
      // No label's value has a space.
      const key = values.join(' ')
      const known = sums.get(key)
      if (known === undefined) {
        const pairs = labels.map((label, place) => [label, values[place] ?? ''])
        sums.set(key, { attributes: Object.fromEntries(pairs), sum: value })
      } else known.sum += value
    },
  }
}
