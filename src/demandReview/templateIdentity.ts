import type { IsoMonth } from "../engine/records";
import type { LanguageCode } from "../language";

/** Raised when a template of the new kind can no longer be read like the old one. */
export const templateVersion = "1";

/** Whom a template is for 模板对象: one office in one channel, all offices of a channel, all offices of one clerk. */
export const templateScopes = ["office", "channel", "clerk"] as const;
export type TemplateScope = (typeof templateScopes)[number];

/** What a template says of itself, in a named block that travels with the file; so a returned file is known whatever it is called. */
export interface TemplateIdentity {
  templateVersion: string;
  language: LanguageCode;
  /** M; the template asks for M … M+3. */
  cycle: IsoMonth;
  scope: TemplateScope;
  /** Each office and channel it asks for; one for the scope "office". */
  offices: readonly { office: string; channel: string }[];
  /** Empty where several or none. */
  clerk: string;
}
