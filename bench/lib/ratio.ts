/** How two things compare: A ÷ B of every pair that was measured, one after the other. */
export interface Ratio {
  readonly median: number
  readonly quartiles: readonly [number, number]
  readonly largest?: number
  readonly pairs: number
}

/** Medians and quartiles of the ratios, pair by pair: what drifts, drifts in both. */
export function ratioOf(a: readonly number[], b: readonly number[]): Ratio {
  const ratios = a.map((value, place) => value / (b[place] ?? Number.NaN))
  return {
    median: quantile(ratios, 0.5),
    quartiles: [quantile(ratios, 0.25), quantile(ratios, 0.75)],
    largest: Math.max(...ratios),
    pairs: ratios.length,
  }
}

/** What a measured value comes to against a fixed one. */
export function ratioTo(values: readonly number[], fixed: number): Ratio {
  return ratioOf(
    values,
    values.map(() => fixed),
  )
}

/** Linear between the two nearest. */
export function quantile(values: readonly number[], q: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  const place = (sorted.length - 1) * q
  const low = sorted[Math.floor(place)] ?? Number.NaN
  const high = sorted[Math.ceil(place)] ?? Number.NaN
  return low + (high - low) * (place - Math.floor(place))
}

export const median = (values: readonly number[]) => quantile(values, 0.5)

/**
 * Measures all contenders in turn, `count` times, each round in another order. The first round warms
 * up and does not count.
 */
export async function inTurn<Name extends string>(
  count: number,
  contenders: Readonly<Record<Name, () => Promise<number>>>,
): Promise<Record<Name, number[]>> {
  const names = Object.keys(contenders) as Name[]
  const values = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<
    Name,
    number[]
  >
  for (let round = 0; round <= count; round += 1) {
    for (const name of round % 2 === 0 ? names : names.toReversed()) {
      const value = await contenders[name]()
      if (round > 0) values[name].push(value)
    }
  }
  return values
}
