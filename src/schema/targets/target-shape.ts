import type { InputRef } from '@pothos/core'
import type { Details, Recipient } from '#providers/contract/recipient.ts'
import type { Target } from '#providers/contract/rules.ts'
import type { Builder } from '../builder.ts'

/** One upstream in the schema: its member of `InviteTargetInput`, and what a client says in it. */
export interface TargetShape {
  readonly field: string
  /** What the upstream is called, for people. */
  readonly name: string
  /** Adds its input to a schema. Only then is GraphQL loaded: providers are made before. */
  addInput(builder: Builder): InputRef<unknown>
  /** Translates the input; it checks nothing. */
  translate(input: unknown): Translated
}

export interface Translated extends Omit<Target, 'operation' | 'provider'> {
  readonly recipients: readonly Recipient[]
}

/** Forgets the input's type: graphql-js has checked by then that the value is one of it. */
export function targetShape<Input>(shape: {
  readonly field: string
  readonly name: string
  addInput(builder: Builder): InputRef<Input>
  translate(input: Input): Translated
}): TargetShape {
  return { ...shape, translate: (input) => shape.translate(input as Input) }
}

/** Description of the field `personKey`, which every recipient's input has. */
export const personKey = {
  description:
    'Your own key for this person, which groups their invites at several providers. It is never sent to a provider.',
}

/** Without the members that the client did not give. */
export function given<Key extends string>(
  members: Readonly<Record<Key, string | null | undefined>>,
): Details & { [key in Key]?: string } {
  return Object.fromEntries(
    Object.entries(members).filter(([, value]) => value != null),
  ) as Details & { [key in Key]?: string }
}
