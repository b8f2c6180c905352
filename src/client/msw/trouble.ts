import { graphql, HttpResponse, type RequestHandler } from 'msw'

/** Failures that prevent an answer. */
export type Trouble =
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'OVERLOADED'
  | 'SHUTTING_DOWN'
  | 'UNREACHABLE'

/** Answers every request of the kit with this failure. */
export function trouble(what: Trouble): RequestHandler {
  return graphql.operation(() => responses[what]())
}

const responses: Readonly<Record<Trouble, () => Response>> = {
  UNAUTHENTICATED: () =>
    refused('UNAUTHENTICATED', 'Say who you are: `Authorization: Bearer`.', 401, {
      'www-authenticate': 'Bearer',
    }),
  FORBIDDEN: () =>
    HttpResponse.json({
      data: null,
      errors: [
        {
          message: 'This needs the scope invites:read.',
          extensions: { code: 'FORBIDDEN', requiredScope: 'invites:read' },
        },
      ],
    }),
  OVERLOADED: () =>
    refused('OVERLOADED', 'Too many requests are in work. Come back in 2 s.', 503, comeBack),
  SHUTTING_DOWN: () =>
    refused('SHUTTING_DOWN', 'This gateway is being stopped. Come back in 2 s.', 503, comeBack),
  UNREACHABLE: () => HttpResponse.error(),
}

const comeBack = { 'retry-after': '2' }

function refused(code: string, message: string, status: number, headers: Record<string, string>) {
  return HttpResponse.json({ errors: [{ message, extensions: { code } }] }, { status, headers })
}
