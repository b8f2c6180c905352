import assert from 'node:assert/strict'

/**
 * Is it what the page shows? `…` in a text stands for anything. Of a whole answer a page may leave
 * out `extensions`, which tells the cost.
 */
export function assertShown(actual: unknown, shown: unknown, place: string): void {
  const whole =
    isObject(actual) && isObject(shown) && !('extensions' in shown)
      ? { ...actual, extensions: undefined }
      : actual
  assert.deepEqual(JSON.parse(JSON.stringify(filledIn(whole, shown))), shown, place)
}

/** Does a text say what the page shows, whatever stands for `…`? */
export function assertSays(actual: string, shown: string, place: string): void {
  assert.ok(patternOf(shown.trim()).test(actual.trim()), `${place} shows\n${shown}\nnot\n${actual}`)
}

/** The actual value, with the texts of the page where they fit. */
function filledIn(actual: unknown, shown: unknown): unknown {
  if (typeof actual === 'string' && typeof shown === 'string') {
    return patternOf(shown).test(actual) ? shown : actual
  }
  if (Array.isArray(actual) && Array.isArray(shown)) {
    return actual.map((one, index) => filledIn(one, shown[index]))
  }
  if (isObject(actual) && isObject(shown)) {
    return Object.fromEntries(
      Object.entries(actual).map(([name, value]) => [name, filledIn(value, shown[name])]),
    )
  }
  return actual
}

function patternOf(shown: string): RegExp {
  const literally = (part: string) => part.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&')
  return new RegExp(`^${shown.split('…').map(literally).join('.*')}$`, 's')
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
