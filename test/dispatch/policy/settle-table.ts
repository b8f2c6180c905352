import type { Attempt } from '#dispatch/policy/settle.ts'
import type { Answer } from '#providers/contract/answer.ts'
import {
  again,
  answered,
  bothSent,
  done,
  fresh,
  lookingUp,
  looksUp,
  one,
  refused,
  repeats,
  requeued,
  throttled,
  throttledFor2s,
  two,
  unanswered,
  unavailable,
  unconfirmed,
} from './settle-words.ts'

interface Row {
  readonly fact: string
  readonly attempt: Attempt
  readonly answer: Answer
  /** By send: the kind and, of a failure, the code. */
  readonly outcomes: Readonly<Record<string, string>>
  readonly next: object
  readonly pauseMs?: number
}

// `random` is a half throughout, so a back-off is half its ceiling.
export const rows: readonly Row[] = [
  ...[unanswered, unavailable, refused].map((answer) => ({
    fact: `${answer.kind}, a call whose recipients are all known by now is not made again`,
    attempt: { ...repeats, sends: [] },
    answer,
    outcomes: {},
    next: done,
  })),
  {
    fact: 'throttled, a call whose recipients are all known by now is not made again, and the pause is kept',
    attempt: { ...repeats, sends: [] },
    answer: throttledFor2s,
    outcomes: {},
    next: done,
    pauseMs: 2_000,
  },
  {
    fact: 'an answer for everyone is recorded',
    attempt: fresh,
    answer: answered('a', 'b'),
    outcomes: bothSent,
    next: done,
  },
  {
    fact: 're:Post: whom the answer leaves out stays unconfirmed',
    attempt: fresh,
    answer: answered('a'),
    outcomes: { a: 'SENT', b: 'UNCONFIRMED' },
    next: done,
  },
  {
    fact: 'an answer about another recipient settles nothing',
    attempt: fresh,
    answer: answered('z'),
    outcomes: unconfirmed,
    next: done,
  },

  {
    fact: 'Retry-After pauses the lane and charges no try',
    attempt: fresh,
    answer: throttledFor2s,
    outcomes: {},
    next: requeued(['a', 'b'], 2_000, false),
    pauseMs: 2_000,
  },
  {
    fact: 'throttled without a time backs off',
    attempt: fresh,
    answer: throttled,
    outcomes: {},
    next: requeued(['a', 'b'], 500, false),
    pauseMs: 500,
  },
  {
    fact: 'throttled again backs off longer',
    attempt: { ...fresh, throttles: 3 },
    answer: throttled,
    outcomes: {},
    next: requeued(['a', 'b'], 4_000, false),
    pauseMs: 4_000,
  },
  {
    fact: 'throttled for ever ends at the cap',
    attempt: { ...fresh, throttles: 99 },
    answer: throttled,
    outcomes: {},
    next: requeued(['a', 'b'], 30_000, false),
    pauseMs: 30_000,
  },
  {
    fact: 'throttled until we give up it fails, and may be tried later',
    attempt: { ...fresh, sends: [{ ...one, overdue: true }, two] },
    answer: throttledFor2s,
    outcomes: { a: 'FAILED THROTTLED retryable' },
    next: requeued(['b'], 2_000, false),
    pauseMs: 2_000,
  },
  {
    fact: 'a throttled repeat keeps its call and its doubt',
    attempt: { ...repeats, number: 2, uncertain: true },
    answer: throttledFor2s,
    outcomes: {},
    next: again('send', 2_000, true, false),
    pauseMs: 2_000,
  },
  {
    fact: 'a repeat throttled until we give up is unconfirmed, not failed',
    attempt: { ...repeats, uncertain: true, sends: [{ ...one, overdue: true }] },
    answer: throttledFor2s,
    outcomes: { a: 'UNCONFIRMED' },
    next: done,
    pauseMs: 2_000,
  },
  {
    fact: 'a throttled look-up looks again',
    attempt: lookingUp,
    answer: throttledFor2s,
    outcomes: {},
    next: again('look-up', 2_000, true, false),
    pauseMs: 2_000,
  },

  {
    fact: 'unavailable waits and charges a try',
    attempt: fresh,
    answer: unavailable,
    outcomes: {},
    next: requeued(['a', 'b'], 50, true),
    pauseMs: 50,
  },
  {
    fact: 'unavailable once too often fails, and may be tried later',
    attempt: { ...fresh, sends: [{ ...one, tries: 2 }, two] },
    answer: unavailable,
    outcomes: { a: 'FAILED PROVIDER_UNAVAILABLE retryable' },
    next: requeued(['b'], 50, true),
    pauseMs: 50,
  },
  {
    fact: 'an unavailable repeat is still in doubt',
    attempt: { ...repeats, number: 2, uncertain: true },
    answer: unavailable,
    outcomes: {},
    next: again('send', 10, true),
  },
  {
    fact: 'an unavailable repeat ends unconfirmed, not failed',
    attempt: { ...repeats, number: 4, uncertain: true },
    answer: unavailable,
    outcomes: unconfirmed,
    next: done,
  },
  {
    fact: 'an unavailable look-up looks again',
    attempt: lookingUp,
    answer: unavailable,
    outcomes: {},
    next: again('look-up', 5, true),
  },

  {
    fact: 'a refusal fails everyone',
    attempt: fresh,
    answer: refused,
    outcomes: { a: 'FAILED ACCESS_DENIED', b: 'FAILED ACCESS_DENIED' },
    next: done,
  },
  {
    fact: 'a refused repeat proves nothing about the attempt before',
    attempt: { ...repeats, uncertain: true, number: 2 },
    answer: refused,
    outcomes: unconfirmed,
    next: done,
  },
  {
    fact: 'a refused look-up looks again',
    attempt: lookingUp,
    answer: refused,
    outcomes: {},
    next: again('look-up', 5, true),
  },

  {
    fact: 're:Post: unanswered is unconfirmed at once',
    attempt: fresh,
    answer: unanswered,
    outcomes: unconfirmed,
    next: done,
  },
  {
    fact: 'Wickr and Tencent: unanswered is repeated',
    attempt: repeats,
    answer: unanswered,
    outcomes: {},
    next: again('send', 5, true),
  },
  {
    fact: 'Wickr and Tencent: the back-off grows',
    attempt: { ...repeats, number: 3, uncertain: true },
    answer: unanswered,
    outcomes: {},
    next: again('send', 20, true),
  },
  {
    fact: 'Wickr and Tencent: attempts end',
    attempt: { ...repeats, number: 4, uncertain: true },
    answer: unanswered,
    outcomes: unconfirmed,
    next: done,
  },
  {
    fact: 'Wickr and Tencent: whom the answer leaves out is asked for again',
    attempt: repeats,
    answer: answered('b'),
    outcomes: { b: 'SENT' },
    next: {
      ...again('send', 5, true),
      error: {
        code: 'RecipientMissing',
        message: 'The answer does not name this recipient.',
        operation: 'answer',
      },
    },
  },
  {
    fact: 'Chime: unanswered is looked up',
    attempt: looksUp,
    answer: unanswered,
    outcomes: {},
    next: again('look-up', 5, true),
  },
  {
    fact: 'Chime: a hit settles',
    attempt: lookingUp,
    answer: answered('a', 'b'),
    outcomes: bothSent,
    next: done,
  },
  {
    fact: 'Chime: a miss proves nothing',
    attempt: lookingUp,
    answer: answered('a'),
    outcomes: { a: 'SENT', b: 'UNCONFIRMED' },
    next: done,
  },
  {
    fact: 'Chime: an unanswered look-up looks again',
    attempt: lookingUp,
    answer: unanswered,
    outcomes: {},
    next: again('look-up', 5, true),
  },
  {
    fact: 'Chime: look-ups end',
    attempt: { ...lookingUp, number: 4 },
    answer: unanswered,
    outcomes: unconfirmed,
    next: done,
  },
  {
    fact: 'a look-up of what is only read settles without sending',
    attempt: { ...lookingUp, whenUnanswered: 'repeat' },
    answer: answered('a'),
    outcomes: { a: 'SENT', b: 'UNCONFIRMED' },
    next: done,
  },
]
