/** Bounds the requests in work: what comes on top is refused at once, so that the others end. */
export interface Admission {
  /** Undefined when all places are taken. Leaving twice is leaving once. */
  enter(): { leave(): void } | undefined
}

export function createAdmission(places: number): Admission {
  let taken = 0
  return {
    enter: () => {
      if (taken >= places) return undefined
      taken += 1
      let inside = true
      return {
        leave: () => {
          if (inside) taken -= 1
          inside = false
        },
      }
    },
  }
}
