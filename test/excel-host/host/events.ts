import { HostError } from "./errors";
import type { ExcelHost } from "./ExcelHost";
import { identityOf, locationOf } from "./members";
import type { SheetModel } from "./model";
import type { HostObject } from "./objects";
import type { EventEntry } from "./protocol";

const workbookTarget = "Workbook";

/** Which events the client listens for, and those waiting until the running request is answered. */
export class Events {
  private readonly listened = new Set<string>();
  private waiting: EventEntry[] = [];
  private count = 0;

  constructor(private readonly host: ExcelHost) {}

  /** `_RegisterDataChangedEvent`, `_UnregisterDataChangedEvent`. */
  register(object: HostObject, wire: string, sheet: SheetModel | undefined): null {
    const event = this.host.catalogue.event(object.type, wire.replace(/^_Unregister/, "_Register"));
    if (!event) throw new HostError("NotImplemented", locationOf(object.type, wire));
    const self = event.target === "self" ? identityOf(object, this.host).Id : undefined;
    const target = self ?? (event.target === "sheet" ? sheet?.id : undefined) ?? workbookTarget;
    const key = `${event.eventType} ${String(target)}`;
    if (wire.startsWith("_Un")) this.listened.delete(key);
    else this.listened.add(key);
    return null;
  }

  /** `event` is named as in TypeScript: "Worksheet", "onChanged". Without a target the whole workbook's handlers hear it. */
  raise(type: string, event: string, payload: object, target = workbookTarget): void {
    const messageType = this.host.catalogue.eventNumber(type, event);
    if (!this.host.book.eventsEnabled || !this.listened.has(`${messageType} ${target}`)) return;
    this.waiting.push({ messageCategory: 65536, messageType, targetId: target, message: JSON.stringify(payload), id: ++this.count });
  }

  /** Events follow the answer of the request that caused them. */
  take(): EventEntry[] {
    const entries = this.waiting;
    this.waiting = [];
    return entries;
  }
}
