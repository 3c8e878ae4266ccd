import type { Words } from ".";

/** A finding as plain values, so that this room needs to know nothing of returned files. */
export interface DescribedFinding {
  kind: string;
  found: string;
  proposed?: string;
  facts: Readonly<Record<string, string | number>>;
}

/** What a sentence is made from: facts as text, a missing one empty. */
export interface FindingFacts {
  found: string;
  proposed: string;
  of(fact: string): string;
}

/** What was found and what it means, and what accepting the proposal does. */
export function describeFinding({ kind, found, proposed, facts }: DescribedFinding, words: Words): { sentence: string; proposal?: string } {
  const { sentences, proposals } = words.returns;
  const isKnown = (name: string): name is keyof typeof sentences => Object.hasOwn(sentences, name);
  const given: FindingFacts = { found, proposed: proposed ?? "", of: (fact) => (Object.hasOwn(facts, fact) ? String(facts[fact]) : "") };
  const sentence = isKnown(kind) ? sentences[kind](given) : found;
  if (proposed === undefined) return { sentence };
  const proposal = Object.hasOwn(proposals, kind) ? (proposals as Readonly<Record<string, (facts: FindingFacts) => string>>)[kind]! : words.returns.use;
  return { sentence, proposal: proposal(given) };
}

/** Title of a group of findings of one kind. */
export const findingTitle = (kind: string, { returns: { titles } }: Words): string => (Object.hasOwn(titles, kind) ? titles[kind as keyof typeof titles] : kind);
