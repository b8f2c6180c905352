/** A screen with what its address names. */
export type Route =
  | { readonly screen: 'new' }
  | { readonly screen: 'batches' }
  | { readonly screen: 'batch'; readonly id: string }
  | { readonly screen: 'people' }
  | { readonly screen: 'providers' }
  | { readonly screen: 'statistics' }
  /** Nothing has this address. */
  | { readonly screen: 'missing' }

/** The screen of a path. `serve-console.ts` knows which paths have one. Pure. */
export function routeOf(path: string): Route {
  const [, first = '', second = '', ...more] = path.split('/')
  if (first === 'batches' && second !== '') {
    const id = decoded(second)
    return id === undefined || more.join('') !== '' ? missing : { screen: 'batch', id }
  }
  if (second !== '' || more.length > 0) return missing
  switch (first) {
    case '':
    case 'new':
      return { screen: 'new' }
    case 'batches':
    case 'people':
    case 'providers':
    case 'statistics':
      return { screen: first }
  }
  return missing
}

export function pathOfBatch(id: string): string {
  return `/batches/${encodeURIComponent(id)}`
}

const missing: Route = { screen: 'missing' }

/** Undefined: somebody cut it in the middle of a character. */
function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}
