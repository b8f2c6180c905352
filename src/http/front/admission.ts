/** Bounds the number of concurrent requests. Excess requests are refused at once. */
export interface Admission {
  /** Takes a slot; undefined when none is free. Calling `leave` twice has no further effect. */
  enter(): { leave(): void } | undefined
}

export function createAdmission(slots: number): Admission {
  let used = 0
  return {
    enter: () => {
      if (used >= slots) return undefined
      used += 1
      let inside = true
      return {
        leave: () => {
          if (inside) used -= 1
          inside = false
        },
      }
    },
  }
}
