import { readFileSync } from 'node:fs'

/** Shares of the time that a process was busy, largest first, in [0, 1]. */
export type Shares = readonly (readonly [what: string, share: number])[]

export interface Profile {
  readonly rooms: Shares
  readonly functions: Shares
}

/** Reads a `.cpuprofile`, from and to a moment in microseconds of the monotonic clock. */
export function readProfile(path: string, from: number, to: number): Profile {
  const { nodes, samples, timeDeltas, startTime } = JSON.parse(readFileSync(path, 'utf8')) as Raw
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const parents = new Map(nodes.flatMap((n) => (n.children ?? []).map((child) => [child, n])))
  const rooms = new Map<string, number>()
  const functions = new Map<string, number>()
  let at = startTime
  let busy = 0
  for (const [place, id] of samples.entries()) {
    const spent = timeDeltas[place] ?? 0
    at += spent
    const node = byId.get(id)
    if (at < from || at > to || node === undefined || isIdle(node)) continue
    busy += spent
    add(rooms, roomOf(node, parents), spent)
    add(functions, nameOf(node), spent)
  }
  return { rooms: shares(rooms, busy), functions: shares(functions, busy) }
}

interface Raw {
  readonly nodes: readonly Node[]
  readonly samples: readonly number[]
  readonly timeDeltas: readonly number[]
  readonly startTime: number
}
interface Node {
  readonly id: number
  readonly children?: readonly number[]
  readonly callFrame: { readonly functionName: string; readonly url: string }
}

const isIdle = ({ callFrame }: Node) => callFrame.functionName === '(idle)'

const nameOf = ({ callFrame: { functionName, url } }: Node) =>
  `${functionName} ${url.replace(/.*node_modules\//, '').replace(/.*\/src\//, 'src/')}`.trim()

/** A function of Node's own, or of V8's, counts for whoever called it. */
function roomOf(node: Node, parents: ReadonlyMap<number, Node>): string {
  for (let at: Node | undefined = node; at !== undefined; at = parents.get(at.id)) {
    const { functionName, url } = at.callFrame
    if (functionName === '(garbage collector)') return 'garbage collector'
    if (url.startsWith('wasm:')) return 'PGlite'
    const [, library] = url.match(/.*node_modules\/((?:@[^/]+\/)?[^/]+)/) ?? []
    if (library !== undefined) return rooms.find(([names]) => names.test(library))?.[1] ?? library
    const [, room] = url.match(/\/src\/([^/.]+)/) ?? []
    if (room === 'database') return 'database driver'
    if (room !== undefined) return `src/${room}`
    if (/_http_client|_http_agent/.test(url)) return 'SDK and its requests'
    if (/_http_server/.test(url)) return 'GraphQL and its requests'
  }
  return 'Node, for nobody in particular'
}

const rooms: readonly (readonly [RegExp, string])[] = [
  [/^@electric-sql/, 'PGlite'],
  [/^(pg|pg-.*|postgres-.*)$/, 'database driver'],
  [/^(@aws-sdk|@smithy|@aws-crypto)\//, 'SDK and its requests'],
  [
    /^(graphql|@graphql-|@whatwg-node|@envelop|@pothos|lru-cache|dataloader)/,
    'GraphQL and its requests',
  ],
]

const add = (sums: Map<string, number>, name: string, value: number) =>
  sums.set(name, (sums.get(name) ?? 0) + value)

const shares = (sums: ReadonlyMap<string, number>, total: number): Shares =>
  [...sums].map(([name, value]) => [name, value / total] as const).sort((a, b) => b[1] - a[1])
