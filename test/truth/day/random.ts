/** Numbers that look random and are a pure function of the seed (mulberry32). */
export interface Random {
  /** In [0, 1). */
  next(): number
  /** Whole, both ends included. */
  int(least: number, most: number): number
  chance(probability: number): boolean
  pick<T>(list: readonly [T, ...T[]]): T
}

/** Equal parts give equal numbers. */
export function createRandom(...parts: readonly (number | string)[]): Random {
  let state = hash(parts.join('/'))
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const int = (least: number, most: number) => least + Math.floor(next() * (most - least + 1))
  return {
    next,
    int,
    chance: (probability) => next() < probability,
    pick: (list) => list[int(0, list.length - 1)] ?? list[0],
  }
}

/** Picks by weight; the weights need not add up to anything. */
export function weighted<T>(
  random: Random,
  choices: readonly [T, ...T[]],
  weight: (of: T) => number,
): T {
  const total = choices.reduce((sum, choice) => sum + weight(choice), 0)
  let left = random.next() * total
  for (const choice of choices) {
    left -= weight(choice)
    if (left < 0) return choice
  }
  return choices[0]
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (const byte of Buffer.from(text)) value = Math.imul(value ^ byte, 0x01000193)
  return value
}
