import { mark } from '../tenant/texts.ts'
import { type HostileAnswer, whole } from './hostile-answer.ts'

const finals = [
  ...[200, 201, 202, 203, 204, 205, 206, 207, 208, 226, 299],
  ...[300, 304, 305, 306, 310, 399],
  ...[400, 401, 402, 403, 404, 405, 406, 407, 408, 409, 410, 411, 412, 413, 414, 415, 416, 417],
  ...[418, 421, 422, 423, 424, 425, 426, 428, 429, 431, 444, 451, 460, 494, 499],
  ...[500, 501, 502, 503, 504, 505, 506, 507, 508, 509, 510, 511, 520, 522, 525, 530, 598, 599],
  ...['600', '700', '999', '000', '099', '20', '2000', '-1', 'abc'],
]

const locations = [
  '/',
  'http://169.254.169.254/latest/meta-data/',
  '//127.0.0.1:1/',
  'file:///etc/passwd',
  'javascript:alert(1)',
  `/${'a'.repeat(8_000)}`,
  '',
  '\u00ff',
]

const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1_000).toUTCString()

const retryAfters: Readonly<Record<string, () => string | readonly string[]>> = {
  'of zero': () => '0',
  'of a second': () => '1',
  'with a fraction': () => '0.5',
  negative: () => '-1',
  'with an exponent': () => '1e3',
  'of a day': () => '86400',
  'of an age': () => '99999999999999999999',
  'of digits without end': () => '9'.repeat(8_000),
  'that is no number': () => 'NaN',
  'without end': () => 'Infinity',
  empty: () => '',
  'of a word': () => 'tomorrow',
  'in hexadecimal': () => '0x10',
  twice: () => ['1', '2'],
  'with a comma': () => '1, 2',
  'with a unit': () => '1s',
  'that is past': () => inSeconds(-1_000),
  'in a second': () => inSeconds(1),
  'in the year 9999': () => 'Fri, 31 Dec 9999 23:59:59 GMT',
  'in the year 300000': () => 'Fri, 31 Dec 300000 23:59:59 GMT',
  'in RFC 850': () => 'Sunday, 06-Nov-94 08:49:37 GMT',
  'in asctime': () => 'Sun Nov  6 08:49:37 1994',
  'in ISO': () => new Date(Date.now() + 1_000).toISOString(),
  'of no day': () => 'Fri, 31 Feb 2027 25:61:61 GMT',
}

/** The right body under every status, and pages of proxies. */
export const statuses: readonly HostileAnswer[] = [
  ...finals.flatMap((status): readonly HostileAnswer[] => [
    { name: `status ${status}`, answer: (to) => whole(to, { status }) },
    {
      name: `status ${status} with an error page`,
      answer: (to) =>
        whole(to, {
          status,
          body: `<html>${mark}@example.com is not known</html>`,
          headers: [['content-type', 'text/html']],
        }),
    },
  ]),
  ...[301, 302, 303, 307, 308].flatMap((status) =>
    locations.map(
      (location): HostileAnswer => ({
        name: `redirect ${status} to ${location.slice(0, 40) || 'nowhere'}`,
        answer: (to) => whole(to, { status, body: '', headers: [['location', location]] }),
      }),
    ),
  ),
  ...[429, 500, 503, 200].flatMap((status) =>
    Object.entries(retryAfters).map(
      ([name, value]): HostileAnswer => ({
        name: `status ${status}, Retry-After ${name}`,
        answer: (to) => {
          const body = JSON.stringify({ __type: 'ThrottlingException', message: `slow ${mark}` })
          const headers = [value()].flat().map((each) => ['retry-after', each] as const)
          whole(to, { status, ...(status === 200 ? {} : { body }), headers })
        },
      }),
    ),
  ),
]
