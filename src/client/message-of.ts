/** The message of a member that only a newer gateway has. Compiles only if all known members are handled before. */
export function messageOf(unknown: never): string {
  return (unknown as { readonly message: string }).message
}
