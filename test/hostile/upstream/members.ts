import type { Random } from '../../truth/day/random.ts'
import { mark } from '../tenant/texts.ts'
import { type HostileAnswer, whole } from './hostile-answer.ts'
import { secret } from './secret.ts'

/** Errors in the shapes of all upstreams at once. */
const errors: readonly (readonly [name: string, body: object])[] = Object.entries<object>({
  'with an address': { message: `${mark}@example.com is blocked`, Message: `${mark}@example.com` },
  'with a secret': { __type: 'AccessDeniedException', message: `User: ${secret} ${secret}` },
  'with a type of the prototype': { __type: '__proto__', code: 'constructor', Code: 'toString' },
  'with a type that is no text': { __type: 1, code: [], Code: {}, message: null, Message: 5 },
  'with a long type': {
    __type: `${mark}@example.com#`.repeat(2_000),
    message: 'a'.repeat(500_000),
  },
  'of combining marks': { message: `a${'\u0301\u0316'.repeat(100_000)}` },
  'of at signs and dots': { message: `${'a.'.repeat(100_000)}@${'@.'.repeat(100_000)}` },
  'of slashes and colons': {
    message: 'https://'.repeat(50_000),
    Message: 'arn:aws:'.repeat(50_000),
  },
  'with reasons that are none': { __type: 'ValidationError', reasons: [null, 1, { field: {} }] },
  'with many reasons': {
    __type: 'ValidationError',
    reasons: Array.from({ length: 20_000 }, () => ({ field: 'users.0.username', reason: mark })),
  },
  'with a wait that is no number': { __type: 'ThrottlingException', retryAfterSeconds: 'never' },
  'with a wait without end': { __type: 'ThrottlingException', retryAfterSeconds: 1e300 },
  'of Tencent with an address': {
    Response: {
      Error: { Code: 'InvalidParameter', Message: `${mark}@example.com` },
      RequestId: '1',
    },
  },
  'of Tencent with a long code': {
    Response: { Error: { Code: `${mark}.`.repeat(20_000), Message: secret }, RequestId: '1' },
  },
  'of Tencent with members that are none': {
    Response: { Error: { Code: {}, Message: [] }, RequestId: {} },
  },
  'of Tencent that is null': { Response: { Error: null, RequestId: null } },
  'of Tencent that is throttled': {
    Response: { Error: { Code: 'RequestLimitExceeded', Message: mark }, RequestId: '1' },
  },
})

/** The right answer with one member replaced: its own structure says which there are. */
export const members: readonly HostileAnswer[] = [
  ...Object.entries<(old: unknown) => unknown>({
    null: () => null,
    'left out': () => undefined,
    'a number': () => 1e21,
    'a negative number': () => -1,
    true: () => true,
    'an empty text': () => '',
    'a list': (old) => [old],
    'an empty list': () => [],
    'an object': () => ({ [mark]: mark }),
    'an empty object': () => ({}),
    'a long text': () => mark.repeat(30_000),
    'combining marks': () => `a${'\u0301\u0316'.repeat(100_000)}`,
    'at signs': () => '@'.repeat(200_000),
    addresses: () => `${mark}@example.com `.repeat(5_000),
    'line ends': () => `${mark}\r\n${mark}\u2028`,
    NUL: () => `${mark}\u0000`,
    'a lone surrogate': () => `${mark}\ud800`,
    'a secret': () => `arn:aws:iam::123456789012:user/${secret} ${secret}`,
    'an address': () => `${mark}@example.com`,
    'the prototype': () => JSON.parse('{"__proto__":{"a":1}}'),
    'a large list': (old) => Array.from({ length: 20_000 }, () => old),
    'a list of nulls': () => [null, null],
    'a word of ours': () => 'constructor',
    'another case': (old) => String(old).toUpperCase(),
  }).map(
    ([name, replace]): HostileAnswer => ({
      name: `a member that is ${name}`,
      answer: (to) => whole(to, { body: replaceOne(to.right.body, to.random, replace) }),
    }),
  ),
  ...[400, 403, 404, 409, 422, 429, 500, 503].flatMap((status) =>
    errors.map(
      ([name, body]): HostileAnswer => ({
        name: `error ${status} ${name}`,
        answer: (to) => whole(to, { status, body: JSON.stringify(body) }),
      }),
    ),
  ),
  ...errors.map(
    ([name, body]): HostileAnswer => ({
      name: `success ${name}`,
      answer: (to) => whole(to, { body: JSON.stringify(body) }),
    }),
  ),
]

function replaceOne(body: string, random: Random, replace: (old: unknown) => unknown): string {
  const parsed: unknown = body === '' ? {} : JSON.parse(body)
  const paths = pathsIn(parsed, [])
  const path = paths[random.int(0, paths.length - 1)] ?? []
  return JSON.stringify(replaced(parsed, path, replace)) ?? ''
}

function pathsIn(value: unknown, path: readonly string[]): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path]
  return [
    path,
    ...Object.entries(value).flatMap(([name, inner]) => pathsIn(inner, [...path, name])),
  ]
}

function replaced(
  value: unknown,
  [first, ...rest]: readonly string[],
  replace: (old: unknown) => unknown,
): unknown {
  if (first === undefined) return replace(value)
  if (Array.isArray(value)) {
    return value.map((item, at) => (String(at) === first ? replaced(item, rest, replace) : item))
  }
  const object = value as Readonly<Record<string, unknown>>
  return { ...object, [first]: replaced(object[first], rest, replace) }
}
