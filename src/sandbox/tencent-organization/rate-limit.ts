/** 20 requests in any second for each action. Refused requests do not count. */
export function createRateLimit() {
  const admitted = new Map<string, readonly number[]>()

  return (action: string, at: number): boolean => {
    const recent = (admitted.get(action) ?? []).filter((earlier) => at - earlier < 1_000)
    const isOver = recent.length >= 20
    admitted.set(action, isOver ? recent : [...recent, at])
    return isOver
  }
}
