/** Page of the guide. */
export interface Geste {
  titre: string;
  comment: string;
}

export interface Guide {
  /** Purpose of the screen. */
  pour: string;
  gestes: Geste[];
  /** Keys of the screen: the keys, then their effect. */
  touches?: [string, string][];
}
