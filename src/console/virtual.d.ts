/** The bundler makes it: the id of each document by the name of its operation. */
declare module 'virtual:document-ids' {
  export const documentIds: Readonly<Record<string, string>>
}
declare module '*.css'
