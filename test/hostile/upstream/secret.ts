/** In what upstreams say of their inside, and in the invite codes of Wickr: for no client and no log. */
export const secret = 'zebracode'
