/** What the client library says of itself, by class ("Range", "WorksheetCollection"); harvested at run time, see node/officeMetadata.ts. */

export interface Member {
  /** Name on the wire, PascalCase. */
  wire: string;
  /** "ExcelApi 1.9": the requirement set the member names in its own source; absent = from the beginning. */
  api?: string;
}

export interface EventMember {
  eventType: number;
  /** Method the client calls to register. */
  register: string;
  /** Whose id the client listens for. */
  target: "workbook" | "sheet" | "self";
  api?: string;
}

export interface ClassMetadata {
  scalars: Record<string, Member>;
  navigations: Record<string, Member & { type: string }>;
  methods: Record<string, Member>;
  events: Record<string, EventMember>;
  collection: boolean;
  /** Class of a collection's items. */
  item?: string;
}

export type OfficeMetadata = Record<string, ClassMetadata>;
