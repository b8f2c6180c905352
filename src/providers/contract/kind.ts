export const providerKinds = ['REPOST_PRIVATE', 'WICKR', 'TENCENT_ORGANIZATION', 'CHIME'] as const
/** An upstream's one name. Its folder has the same name in kebab case: `repost-private`. */
export type ProviderKind = (typeof providerKinds)[number]
