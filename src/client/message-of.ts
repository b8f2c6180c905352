/** What a newer gateway has and this kit does not know. Compiles only while every member was taken before it. */
export function messageOf(unknown: never): string {
  return (unknown as { readonly message: string }).message
}
