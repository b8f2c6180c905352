import { authorization } from './credential.ts'

/** One GraphQL request; throws what `errors` says. */
export async function askGateway<Data>(
  url: string,
  query: string,
  variables: object = {},
  credential: object = { authorization },
): Promise<Data> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...credential },
    body: JSON.stringify({ query, variables }),
  })
  const { data, errors } = (await response.json()) as { data: Data; errors?: unknown }
  if (errors !== undefined) throw new Error(JSON.stringify(errors))
  return data
}
