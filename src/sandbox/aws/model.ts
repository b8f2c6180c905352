/** The part of a Smithy model in JSON that the emulators read. */
export interface Model {
  readonly shapes: Readonly<Record<string, Shape>>
}

export interface Shape {
  readonly type: string
  readonly traits?: Traits
  readonly members?: Readonly<Record<string, Member>>
  /** Of a list. */
  readonly member?: Member
  readonly input?: { readonly target: string }
}

export interface Member {
  readonly target: string
  readonly traits?: Traits
}

export type Traits = Readonly<Record<string, unknown>>

export function trait<T>(traits: Traits | undefined, name: string): T | undefined {
  // The vendor's models never change; each caller names the type that the Smithy specification
  // gives this trait.
  return traits?.[`smithy.api#${name}`] as T | undefined
}

export function shapeOf(model: Model, id: string): Shape {
  return model.shapes[id] ?? { type: id.replace('smithy.api#', '').toLowerCase() }
}

export function findShape(model: Model, name: string): Shape | undefined {
  return Object.entries(model.shapes).find(([id]) => id.endsWith(`#${name}`))?.[1]
}

export function membersOf(model: Model, id: string): readonly (readonly [string, Member])[] {
  return Object.entries(shapeOf(model, id).members ?? {})
}

/** Adds traits by `Shape` or `Shape$member`: rules that only the documentation states. */
export function withTraits(model: Model, more: Readonly<Record<string, Traits>>): Model {
  const shapes = Object.entries(model.shapes).map(([id, shape]) => {
    const name = id.slice(id.indexOf('#') + 1)
    const members = Object.entries(shape.members ?? {}).map(([memberName, member]) => [
      memberName,
      { ...member, traits: { ...member.traits, ...more[`${name}$${memberName}`] } },
    ])
    const traits = { ...shape.traits, ...more[name] }
    return [
      id,
      { ...shape, traits, ...(shape.members && { members: Object.fromEntries(members) }) },
    ]
  })
  return { shapes: Object.fromEntries(shapes) }
}
