import type { ClassMetadata, EventMember, Member, OfficeMetadata } from "./metadata";
import { HostError } from "./errors";
import { isWithin } from "./requirement";

interface WireMember extends Member {
  /** Name in TypeScript. */
  client: string;
  /** Class it leads to. */
  type?: string;
}

type WireMembers = ReadonlyMap<string, WireMember>;

/** Members of a class by their lower-cased wire name: developers' spelling in `load` varies. */
function wireMembers({ scalars, navigations }: ClassMetadata): WireMembers {
  const members = Object.entries<Member & { type?: string }>({ ...scalars, ...navigations });
  return new Map(members.map(([client, member]) => [member.wire.toLowerCase(), { ...member, client }]));
}

/** The client's own description of its classes, asked by wire name. */
export class Catalogue {
  private readonly members: ReadonlyMap<string, WireMembers>;

  constructor(
    private readonly metadata: OfficeMetadata,
    /** Highest ExcelApi set this Excel knows. */
    readonly excelApi: string,
  ) {
    this.members = new Map(Object.entries(metadata).map(([type, members]) => [type, wireMembers(members)]));
  }

  of(type: string): ClassMetadata | undefined {
    return this.metadata[type];
  }

  member(type: string, wire: string): WireMember | undefined {
    return this.members.get(type)?.get(wire.toLowerCase());
  }

  /** By the name in TypeScript, for `set` and `retrieve`. */
  clientMember(type: string, client: string): Member | undefined {
    return this.of(type)?.scalars[client] ?? this.of(type)?.navigations[client];
  }

  event(type: string, register: string): EventMember | undefined {
    return Object.values(this.of(type)?.events ?? {}).find((event) => event.register === register);
  }

  eventNumber(type: string, client: string): number {
    const event = this.of(type)?.events[client];
    if (!event) throw new RangeError(`the client knows no event ${type}.${client}`);
    return event.eventType;
  }

  /** An older Excel does not know what came later. */
  refuseNewer(type: string, wire: string, location: string): void {
    const method = Object.values(this.of(type)?.methods ?? {}).find((candidate) => candidate.wire === wire);
    const api = (method ?? this.member(type, wire))?.api;
    if (!isWithin(api, this.excelApi)) throw new HostError("ApiNotFound", location);
  }
}
