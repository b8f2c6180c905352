import { type Model, trait } from './model.ts'

export interface Route {
  readonly operation: string
  /** Shape id of the input. */
  readonly input: string
  readonly method: string
  /** `{label}` or literal. */
  readonly segments: readonly string[]
  /** Query literals, e.g. `operation=add`. */
  readonly query: readonly (readonly [string, string])[]
  readonly successStatus: number
}

/** The routes of the `http` traits, the most specific first. */
export function routesOf(model: Model): readonly Route[] {
  const routes = Object.entries(model.shapes).flatMap(([id, { traits, input }]) => {
    const http = trait<{ method: string; uri: string; code: number }>(traits, 'http')
    if (!http || !input) return []
    const [path = '', query = ''] = http.uri.split('?')
    return {
      operation: id.slice(id.indexOf('#') + 1),
      input: input.target,
      method: http.method,
      segments: path.split('/').slice(1),
      query: [...new URLSearchParams(query)],
      successStatus: http.code,
    }
  })
  return routes.sort((a, b) => specificity(b) - specificity(a))
}

export interface Match {
  readonly route: Route
  readonly labels: Readonly<Record<string, string>>
}

export function matchRoute(
  routes: readonly Route[],
  method: string,
  path: string,
  query: URLSearchParams,
): Match | undefined {
  const segments = path.split('/').slice(1)
  for (const route of routes) {
    if (route.method !== method || route.query.some(([key, value]) => query.get(key) !== value)) {
      continue
    }
    const labels = matchSegments(route.segments, segments)
    if (labels) return { route, labels }
  }
  return undefined
}

function matchSegments(pattern: readonly string[], segments: readonly string[]) {
  if (pattern.length !== segments.length) return undefined
  const labels: Record<string, string> = {}
  for (const [index, part] of pattern.entries()) {
    const segment = decoded(segments[index] ?? '')
    if (!part.startsWith('{')) {
      if (part !== segment) return undefined
    } else {
      // An empty label never matches: `/spaces//invite` is not an operation.
      if (!segment) return undefined
      labels[part.slice(1, -1)] = segment
    }
  }
  return labels
}

function decoded(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment)
  } catch {
    return undefined
  }
}

function specificity({ segments, query }: Route): number {
  return 10 * segments.filter((part) => !part.startsWith('{')).length + query.length
}
