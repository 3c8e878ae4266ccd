import { HostError } from "./errors";
import type { ExcelHost } from "./ExcelHost";
import { callMember, identityOf, openMember, setMember } from "./members";
import { HostObject } from "./objects";
import { type Action, actionTypes, type ArgumentInfo, type ObjectPath, pathTypes, type RequestBody, type ResponseBody } from "./protocol";
import { clientNames, query } from "./query";

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value);

/** One request: its objects are found once, its actions run in order, and the first that fails ends it. */
class Batch {
  private readonly found = new Map<number, HostObject | null>();

  constructor(
    private readonly body: RequestBody,
    private readonly host: ExcelHost,
  ) {}

  object(id: number): HostObject | null {
    const known = this.found.get(id);
    if (known !== undefined) return known;
    const path = this.body.ObjectPaths[id];
    if (!path) throw new HostError("InvalidObjectPath", "");
    const object = this.follow(path);
    this.found.set(id, object);
    return object;
  }

  private follow(path: ObjectPath): HostObject | null {
    const { ObjectPathType: type, Name: name } = path;
    // The path of a null object keeps a parent that is no longer sent.
    if (type === pathTypes.nullObject) return null;
    if (type === pathTypes.globalObject) return this.host.workbook;
    if (type === pathTypes.newObject) return new HostObject(name, {});
    if (type === pathTypes.referenceId) return this.host.kept(name);
    const parent = this.object(path.ParentObjectPathId ?? 0);
    if (!parent) return null;
    if (type === pathTypes.property) return openMember(parent, name, this.host);
    const method = type === pathTypes.indexer ? "GetItem" : name;
    const result = callMember(parent, method, this.parameters(path.ArgumentInfo), this.host);
    if (result !== null && !(result instanceof HostObject)) throw new HostError("NotImplemented", `${parent.type}.${name}`);
    return result;
  }

  /** Arguments with the objects they refer to in their places. */
  private parameters({ Arguments = [], ReferencedObjectPathIds = [] }: ArgumentInfo = {}): unknown[] {
    const fill = (value: unknown, path: unknown): unknown => {
      if (Array.isArray(value)) return value.map((entry, i) => fill(entry, Array.isArray(path) ? path[i] : 0));
      if (typeof path === "number" && path > 0) return this.object(path);
      if (!isRecord(value)) return value;
      if (typeof value._ObjectPathId === "number") return this.object(value._ObjectPathId);
      return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, fill(entry, 0)]));
    };
    return Arguments.map((argument, i) => fill(argument, ReferencedObjectPathIds[i]));
  }

  private existing(action: Action): HostObject {
    const object = this.object(action.ObjectPathId);
    if (!object) throw new HostError("ItemNotFound", action.Name);
    return object;
  }

  private callMethod(action: Action): unknown {
    // The client keeps references to null objects too.
    if (action.Name === "_KeepReference" && this.object(action.ObjectPathId) === null) return null;
    const result = callMember(this.existing(action), action.Name, this.parameters(action.ArgumentInfo), this.host);
    return result instanceof HostObject ? identityOf(result, this.host) : result;
  }

  private update(object: HostObject, state: Record<string, unknown>): void {
    for (const [client, value] of Object.entries(state)) {
      const member = this.host.catalogue.clientMember(object.type, client);
      if (!member) throw new HostError("InvalidArgument", `${object.type}.set`, client);
      const inner = isRecord(value) && client in (this.host.catalogue.of(object.type)?.navigations ?? {}) ? openMember(object, member.wire, this.host) : null;
      if (inner) this.update(inner, value as Record<string, unknown>);
      else setMember(object, member.wire, value, this.host);
    }
  }

  run(action: Action): unknown {
    switch (action.ActionType) {
      case actionTypes.instantiate: {
        const object = this.object(action.ObjectPathId);
        return object && identityOf(object, this.host);
      }
      case actionTypes.query:
        return query(this.object(action.ObjectPathId), action.QueryInfo ?? {}, this.host);
      case actionTypes.queryAsJson: {
        const object = this.object(action.ObjectPathId);
        return object && clientNames(object.type, query(object, action.QueryInfo ?? {}, this.host), this.host);
      }
      case actionTypes.method:
        return this.callMethod(action);
      case actionTypes.setProperty:
        setMember(this.existing(action), action.Name, this.parameters(action.ArgumentInfo)[0], this.host);
        return null;
      case actionTypes.update:
        this.update(this.existing(action), action.ObjectState ?? {});
        return null;
      case actionTypes.trace:
        return null;
      default:
        throw new HostError("NotImplemented", `action ${action.ActionType}`);
    }
  }
}

const httpStatus = (code: string): number => (code === "ItemNotFound" ? 404 : code === "NotImplemented" ? 501 : 400);

export const errorAnswer = ({ code, message, location }: HostError, index: number): NonNullable<ResponseBody["Error"]> => ({
  Code: code,
  Message: message,
  Location: location,
  ActionIndex: index,
  HttpStatusCode: httpStatus(code),
});

/** A mistake of the host itself is shown to whoever waits for the answer, not kept from them. */
const asHostError = (error: unknown, { Name }: Action): HostError =>
  error instanceof HostError ? error : new HostError("GeneralException", Name, `the local host broke: ${String(error)}`);

/** Runs the actions until one fails; what came before it has happened, as in Excel. */
export function runBatch(body: RequestBody, host: ExcelHost): ResponseBody {
  const batch = new Batch(body, host);
  const response: ResponseBody = { Results: [], TraceIds: [] };
  for (const [index, action] of body.Actions.entries()) {
    try {
      // A trace needs both: a result, and its number in TraceIds.
      response.Results.push({ ActionId: action.Id, Value: batch.run(action) });
      if (action.ActionType === actionTypes.trace) response.TraceIds.push(action.Id);
    } catch (error) {
      return { ...response, Error: errorAnswer(asHostError(error, action), index) };
    }
  }
  return response;
}
