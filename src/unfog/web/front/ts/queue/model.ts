// What the queue holds, as /api/v1/queue tells it.
export type Kind = "pair" | "value" | "changed" | "disagreement";
export type Verdict = "same" | "different" | "unsure";
export type Agreement = "same" | "near" | "differ" | "one";

export interface Part {
  document: string;
  incident: string;
}

export interface Said {
  words: string;
  stance: "asserts" | "denies" | "doubts";
  speaker: string;
  quote: string;
}

export interface Row {
  name: string;
  left: Said[];
  right: Said[];
  agree: Agreement;
  note: string;
  more: [number, number];
}

export interface Facing {
  part: Part;
  incident: string;
  version: string;
  type: string;
  role: string;
  title: string;
  outlet: string;
  published: string;
  quotes: string[];
}

export interface Comparison {
  left: Facing;
  right: Facing;
  joined: boolean;
  rows: Row[];
  score: number;
  speaks_for: string[];
  speaks_against: string[];
}

/** Who judged a pair how, where coders differ. */
export interface Voice {
  by: string;
  verdict: Verdict;
  why: string;
}

/** A finding that is worth a look: what stands, and what speaks beside it. */
export interface Doubtful {
  name: string;
  status: string;
  words: string;
  said: Said[];
}

export interface Summary {
  incident: string;
  version: string;
  label: string;
  date: string;
  place: string;
  status: string;
  accounts: number;
  origins: number;
  findings: Doubtful[];
}

export interface Item {
  id: string;
  kind: Kind;
  pair: Comparison | null;
  voices: Voice[];
  incident: Summary | null;
}

/** What a decision came to. */
export interface Decided {
  judgements: string[];
  /** The incidents that changed by it. */
  changed?: string[];
}
