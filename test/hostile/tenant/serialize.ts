/** Stands for a value that is nested deeper than `JSON.stringify` can go. */
export const deep = (kind: 'lists' | 'objects', levels: number): string =>
  `${prefix}${kind} ${levels}`

const prefix = 'nested deeply: '
const pattern = new RegExp(`"${prefix}(lists|objects) (\\d+)"`, 'g')

/** JSON, with the deep values in it. In a literal the deep values stay texts. */
export function serialize(value: unknown): string {
  return JSON.stringify(value).replaceAll(pattern, (_, kind: string, levels: string) => {
    const [open, close] = kind === 'lists' ? ['[', ']'] : ['{"a":', '}']
    return `${open.repeat(Number(levels))}1${close.repeat(Number(levels))}`
  })
}
