/** The message of a member that only a newer gateway knows. Compiles only if all known members are handled. */
export function messageOf(unknown: never): string {
  return (unknown as { readonly message: string }).message
}
