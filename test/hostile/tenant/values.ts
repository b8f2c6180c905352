import { type GraphQLInputType, getNullableType, isInputObjectType, isListType } from 'graphql'
import { deep } from './serialize.ts'
import { mark, texts } from './texts.ts'

/** A value for one position, made when it is used. `good` makes the value that belongs there. */
export type MakeValue = (good: () => unknown) => unknown

/** By name, everything that is tried at a position of this type. */
export function hostileValues(type: GraphQLInputType): ReadonlyMap<string, MakeValue> {
  const named = getNullableType(type)
  const own = isListType(named) ? lists : isInputObjectType(named) ? objects : scalars
  return new Map([...Object.entries(anywhere), ...Object.entries(own)])
}

/** Of the wrong type almost everywhere. */
const anywhere: Readonly<Record<string, MakeValue>> = {
  null: () => null,
  absent: () => undefined,
  true: () => true,
  false: () => false,
  zero: () => 0,
  'minus one': () => -1,
  fraction: () => 1.5,
  // With a space, so that it is no id of a destination: logs name those.
  'text for anything': () => `${mark} ${mark}`,
  'empty list': () => [],
  'empty object': () => ({}),
  'object with a name of the prototype': () => JSON.parse('{"__proto__":{"a":1},"constructor":1}'),
  'object with an unknown name': () => ({ unknown: mark }),
  'object with an address for a name': () => ({ [`${mark}@example.com`]: mark }),
  'object with 10,000 names': () =>
    Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`unknown${index}`, index])),
  'lists 300 deep': () => deep('lists', 300),
  'lists 50,000 deep': () => deep('lists', 50_000),
  'objects 30,000 deep': () => deep('objects', 30_000),
}

const scalars: Readonly<Record<string, MakeValue>> = {
  ...Object.fromEntries(Object.entries(texts).map(([name, make]) => [name, () => make()])),
  'good in a list': (good) => [good()],
  'good with spaces': (good) => ` ${good()}\t`,
  'good in upper case': (good) => String(good()).toUpperCase(),
  'good twice': (good) => `${good()}${good()}`,
  'good with NUL': (good) => `${good()}\u0000`,
  'good with a line end': (good) => `${good()}\r\n`,
  two: () => 2,
  'large number': () => 2 ** 31 - 1,
  'beyond Int': () => 2 ** 31,
  'least number': () => -(2 ** 31),
  'beyond safe numbers': () => 2 ** 53 + 2,
  'greatest number': () => 1.797e308,
  'smallest number': () => 5e-324,
  'minus zero': () => -0,
  'a day': () => 86_400,
  'a year': () => 31_536_000,
}

const lists: Readonly<Record<string, MakeValue>> = {
  'good a hundred times': (good) => repeat(100, good),
  'good 10,001 times': (good) => repeat(10_001, good),
  'good 10,000 times': (good) => repeat(10_000, good),
  'good without a list': (good) => one(good),
  'good in two lists': (good) => [good()],
  'good and null': (good) => [one(good), null],
  'a hundred thousand nulls': () => Array.from({ length: 100_000 }, () => null),
  'many empty objects': () => Array.from({ length: 20_000 }, () => ({})),
  'many empty texts': () => Array.from({ length: 20_000 }, () => ''),
  'many numbers': () => Array.from({ length: 20_000 }, (_, index) => String(index)),
}

const objects: Readonly<Record<string, MakeValue>> = {
  'good in a list': (good) => [good()],
  'good with an unknown name': (good) => ({ ...asObject(good()), unknown: mark }),
  'good with an address for a name': (good) => ({
    ...asObject(good()),
    [`${mark}@example.com`]: mark,
  }),
  'good with a name of the prototype': (good) => ({
    ...asObject(good()),
    ...JSON.parse('{"__proto__":1,"toString":1}'),
  }),
  'every member null': (good) => everyMember(good, () => null),
  'every member empty': (good) => everyMember(good, () => ''),
  'every member an empty list': (good) => everyMember(good, () => []),
  'every member combining marks': (good) => everyMember(good, () => `a${'\u0301'.repeat(50_000)}`),
  'every member long': (good) => everyMember(good, () => 'a'.repeat(100_000)),
  'every member line ends': (good) => everyMember(good, () => `${mark}\r\n${mark}`),
  'every member a lone surrogate': (good) => everyMember(good, () => `${mark}\ud800`),
  'every member NUL': (good) => everyMember(good, () => `${mark}\u0000`),
}

/** The same objects again and again: the serialized text is what is large. */
function repeat(count: number, good: () => unknown): unknown[] {
  const items = [good()].flat()
  return Array.from({ length: count }, (_, index) => items[index % items.length])
}

const one = (good: () => unknown): unknown => [good()].flat()[0]

const asObject = (value: unknown): object =>
  typeof value === 'object' && value !== null ? value : {}

const everyMember = (good: () => unknown, value: () => unknown) =>
  Object.fromEntries(Object.keys(asObject(good())).map((name) => [name, value()]))
