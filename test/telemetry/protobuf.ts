/** A message of Protocol Buffers: its fields by number, each in the order of the message. */
export type Message = ReadonlyMap<number, readonly (Buffer | bigint)[]>

/** Reads the wire format. Which of the buffers are messages, the schema says. */
export function messageOf(bytes: Buffer): Message {
  const fields = new Map<number, (Buffer | bigint)[]>()
  let at = 0
  const varint = (): bigint => {
    let value = 0n
    for (let shift = 0n; ; shift += 7n) {
      const byte = bytes.readUInt8(at)
      at += 1
      value |= BigInt(byte & 127) << shift
      if (byte < 128) return value
    }
  }
  const slice = (length: number): Buffer => {
    at += length
    return bytes.subarray(at - length, at)
  }
  const readValue = (wireType: number): Buffer | bigint => {
    if (wireType === 0) return varint()
    if (wireType === 1) return slice(8).readBigUInt64LE()
    if (wireType === 2) return slice(Number(varint()))
    if (wireType === 5) return BigInt(slice(4).readUInt32LE())
    throw new Error(`no such wire type: ${wireType}`)
  }
  while (at < bytes.length) {
    const tag = Number(varint())
    const value = readValue(tag & 7)
    fields.set(tag >> 3, [...(fields.get(tag >> 3) ?? []), value])
  }
  return fields
}

/** The messages in a field. */
export function messagesIn(message: Message, field: number): readonly Message[] {
  return (message.get(field) ?? []).map((value) => messageOf(value as Buffer))
}

export function bytesIn(message: Message, field: number): Buffer {
  return (message.get(field)?.[0] ?? Buffer.alloc(0)) as Buffer
}

export function numberIn(message: Message, field: number): bigint {
  return (message.get(field)?.[0] ?? 0n) as bigint
}

/** A double. */
export function floatIn(message: Message, field: number): number {
  const [number] = new Float64Array(new BigUint64Array([numberIn(message, field)]).buffer)
  return number ?? 0
}
