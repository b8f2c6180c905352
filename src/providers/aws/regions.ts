/** Does the AWS SDK list this region? One that is newer than the SDK it does not. */
export async function isKnownRegion(region: string): Promise<boolean> {
  const { partition } = await import('@aws-sdk/core/client')
  // What merely looks like a region, or like nothing, is answered with a partition as well.
  return 'description' in partition(region)
}
