/** A screen with what its address names. */
export type Route =
  | { readonly screen: 'new' }
  | { readonly screen: 'batches' }
  | { readonly screen: 'batch'; readonly id: string }
  | { readonly screen: 'people' }
  | { readonly screen: 'providers' }
  | { readonly screen: 'statistics' }

/** The screen of a path. `serve-console.ts` serves the page for the same paths. */
export function routeOf(path: string): Route {
  const [, first = '', second] = path.split('/')
  if (first === 'batches' && second) return { screen: 'batch', id: decodeURIComponent(second) }
  switch (first) {
    case 'batches':
    case 'people':
    case 'providers':
    case 'statistics':
      return { screen: first }
  }
  return { screen: 'new' }
}

export function pathOfBatch(id: string): string {
  return `/batches/${encodeURIComponent(id)}`
}
