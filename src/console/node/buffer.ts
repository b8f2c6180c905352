const encoder = new TextEncoder()

/** What the rules of addresses use of Node's `Buffer`. */
export const Buffer = {
  byteLength: (text: string): number => encoder.encode(text).byteLength,
}
