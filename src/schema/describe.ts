/** Enum values with their descriptions. A value without a description does not compile. */
export function describe<const Value extends string>(
  _values: readonly Value[],
  descriptions: Readonly<Record<Value, string>>,
): { [value in Value]: { description: string } } {
  return Object.fromEntries(
    Object.entries(descriptions).map(([value, description]) => [value, { description }]),
  ) as { [value in Value]: { description: string } }
}
