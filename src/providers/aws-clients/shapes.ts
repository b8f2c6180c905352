import type { ServiceException } from '@smithy/core/client'
import { TypeRegistry } from '@smithy/core/schema'
import type {
  $SchemaRef,
  StaticListSchema,
  StaticOperationSchema,
  StaticSimpleSchema,
  StaticStructureSchema,
} from '@smithy/types'

/** Members by their names on the wire. */
type Members = Readonly<Record<string, $SchemaRef>>

// The numbers here and below are the SDK's own encoding: `@smithy/types`, dist-types/schema.
export const text = 0
export const integer = 1
export const flag = 2
export const epochSeconds = 7
export const texts = 64
export const pathLabel: $SchemaRef = [text, 1]
export const clientToken: $SchemaRef = [text, { httpHeader: 'X-Client-Token', idempotencyToken: 1 }]
export const inHeader = (name: string, type: $SchemaRef): $SchemaRef => [type, { httpHeader: name }]
export const inQuery = (name: string, type: $SchemaRef): $SchemaRef => [type, { httpQuery: name }]

/** Builds the schemas of one service, in its namespace. */
export function shapesOf(namespace: string) {
  return {
    /** A text that the SDK's logger masks. */
    sensitive: (name: string): StaticSimpleSchema => [0, namespace, name, 8, text],

    list: (name: string, item: $SchemaRef): StaticListSchema => [1, namespace, name, 0, item],

    structure: (name: string, required: Members, optional: Members = {}): StaticStructureSchema => [
      3,
      namespace,
      name,
      0,
      ...ordered(required, optional),
    ],

    operation: (
      name: string,
      http: [method: string, uri: string, code: number],
      input: $SchemaRef,
      output: $SchemaRef,
    ): StaticOperationSchema => [9, namespace, name, { http }, input, output],
  }
}

interface ErrorShape {
  readonly type: typeof ServiceException
  readonly status: number
  readonly required?: Members
  readonly optional?: Members
}

/**
 * Which class an error answer becomes; the class is named as the error is on the wire, and unknown
 * names become `base`. Registering also sets `shapeId`: without it `instanceof` falls back to
 * names, and one service's ThrottlingException passes for another's.
 */
export function errorsOf(
  namespace: string,
  base: typeof ServiceException,
  errors: readonly ErrorShape[],
): TypeRegistry[] {
  const synthetic = `smithy.ts.sdk.synthetic.${namespace}`
  const unmodelled = new TypeRegistry(synthetic)
  unmodelled.registerError([-3, synthetic, base.name, 0, [], []], base)
  const modelled = new TypeRegistry(namespace)
  for (const { type, status, required = {}, optional = {} } of errors) {
    const traits = { error: status < 500 ? 'client' : 'server', httpError: status } as const
    modelled.registerError([-3, namespace, type.name, traits, ...ordered(required, optional)], type)
  }
  return [unmodelled, modelled]
}

/** The SDK wants required members first, and to know how many they are. */
function ordered(required: Members, optional: Members): [string[], $SchemaRef[], number] {
  const members = { ...required, ...optional }
  return [Object.keys(members), Object.values(members), Object.keys(required).length]
}
