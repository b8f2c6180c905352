import { isTechnical } from './technical-words.ts'

/** Masks what stands behind `User:`, `account`, `inviteCode=` and such, and what stands in quotes. */
export const maskNamed = (text: string): string =>
  text
    .replace(labelled, (_, label: string) => `${label}[redacted]`)
    .replace(assigned, (_, label: string) => `${label}[redacted]`)
    .replace(introduced, (_, label: string) => `${label}[redacted]`)
    .replace(quoted, (whole, open: string, inner: string, close: string) =>
      isShown(inner) ? whole : `${open}[redacted]${close}`,
    )

/**
 * The names in a text that came with a sign of being one: the end of an ARN, an address, a label,
 * quotes. The same name may stand elsewhere in the text without a sign.
 */
export function namesIn(text: string): readonly string[] {
  const names = new Set<string>()
  for (const [, resource = ''] of text.matchAll(arns)) {
    for (const part of resource.split(/[/:]/u)) names.add(part)
  }
  for (const [, local = ''] of text.matchAll(addresses)) {
    for (const part of [local, ...local.split(/[._+-]/u)]) names.add(part)
  }
  for (const pattern of [labelled, assigned, introduced]) {
    for (const [, , value = ''] of text.matchAll(pattern)) {
      for (const part of [value, ...value.split(/\s/u)]) names.add(part)
    }
  }
  for (const [, , inner = ''] of text.matchAll(quoted)) names.add(inner.trim())
  const bare = [...names].map((name) => name.replace(/['’]s$/u, ''))
  return bare
    .filter((name) => name.length >= 3 && !name.includes('@') && !isShown(name))
    .slice(0, maxNames)
}

// A sentence names a handful; the pattern that looks for them grows with their number.
const maxNames = 50

const isShown = (text: string) => isTechnical(text) || /^\[[a-z -]+\]$/u.test(text.trim())

const arns = /\barn:[\w-]{1,20}:[\w-]{0,40}:[\w-]{0,40}:\d{0,20}:([^\s"',;)]{1,300})/giu
const addresses = /([^\s@<>"'(),;:=]{1,64})\s?@/gu

// Chinese has no blanks between words.
const letter = String.raw`[\p{Lu}\p{Ll}\p{N}]`
const people =
  'user|member|principal|account|owner|role|session|person|customer|contact|tenant|recipient|invitee|inviter|subject|employee|guest|operator|organi[sz]ation'
const labels = [
  `(?:${people}|nick|first|last|full|display|given|family|login)[ _-]?(?:name|id|arn|code)?`,
  '(?:(?:for|from|to|by|sent[ _-]?to) *)?(?:name|e-?mail|mail|phone|mobile|telephone|login|uin|uid)s?(?:[ _-]?address)?',
  '(?:invite|invitation|verification|access|security|activation|pass)[ _-]?code',
  '(?:access|secret|api|private|session|security|auth|bearer)[ _-]?(?:key|token)(?:[ _-]?id)?|token|password|secret|credential|signature|authorization',
  '用户名?|成员|姓名|名称|昵称|账号|账户|邮箱|手机号?|密码|邀请码',
].join('|')
const stops =
  'is|was|are|were|be|been|has|have|had|does|do|did|can|cannot|could|may|might|must|should|shall|will|would|not|no|already|in|on|at|to|from|with|for|of|and|or|because|by|as|the|an?|that|this|which|who|exceeded|exceeds|required|missing|invalid|unknown|expected|found|exists?|too|needs?|only|please|it|its'
const word = String.raw`(?!(?:${stops})(?![\p{L}\p{N}]))[^\s,;:()[\]{}<>"'“”‘’«»「」\x60&=]{1,100}`
/** `User: ada lovelace is not authorized`: the label, then the value. In `user=ada&` it is one word. */
const labelled = new RegExp(
  String.raw`(?<!${letter})((?:${labels})["']?(?:\s?:\s?|\s?=\s|=(?=["“]))["'“‘]?)(${word}(?:\s${word}){0,3})`,
  'giu',
)
const assigned = new RegExp(`(?<!${letter})((?:${labels})=)(${word})`, 'giu')
/** `user Ada Lovelace`, `account 1234`, `member ada_l`: only what cannot be a word of a sentence. */
const introduced = new RegExp(
  String.raw`(?<!${letter})((?:[Uu]ser|[Mm]ember|[Pp]erson|[Aa]ccount|[Rr]ole|[Oo]wner|[Cc]ustomer|[Pp]rincipal|[Ii]nvitee|[Rr]ecipient|[Uu]ser ?name|[Nn]ame|[Ii]nvite code)s?\s)((?:\p{Lu}[\p{Ll}\p{M}'’-]{1,60})(?:\s\p{Lu}[\p{L}\p{M}'’-]{1,60}){0,3}(?![\p{L}.])|(?=[\w.-]{0,60}[\d_.][\w-])[\w.-]{2,100})`,
  'gu',
)
const quoted = new RegExp(
  String.raw`(?<!${letter})(["“„'‘\x60«「『‹])((?:[^"“”„'‘’\x60«»「」『』‹›]|(?<=${letter})['’](?=${letter})){1,200})(["”“'’\x60»」』›])(?!${letter})`,
  'gu',
)
