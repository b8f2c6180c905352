/** What Relay's compiler made of test/client/relay/page.graphql. */
declare module 'virtual:relay/*' {
  const document: import('relay-runtime').GraphQLTaggedNode
  export default document
}
