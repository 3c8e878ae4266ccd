import { dispatch, errors, invoke, type MethodCall, parseRequest, registerEvent, type Request, type Response } from "./messages";

/** One rich-API event as the client hears it. */
export interface HostEvent {
  messageCategory: number;
  messageType: number;
  targetId: string;
  message: string;
  id: number;
}

/** What stands behind a frame: the workbook, and what belongs to the document rather than to one frame. */
export interface OfficeHost {
  process(body: string): Promise<string>;
  requirementSets: Readonly<Record<string, string>>;
  documentName: string;
  /** Document settings, saved with the workbook: key → JSON text. */
  settings: Map<string, string>;
}

export interface FrameOptions {
  /** Address of the add-in's page. */
  page: string;
  title: string;
  /** Office display language, e.g. "zh-CN". */
  language: string;
  theme: "light" | "dark";
  host: OfficeHost;
}

/** Office's own two, by the names of Office.OfficeTheme. */
const officeThemes = {
  light: { isDarkTheme: false, bodyBackgroundColor: "#FFFFFF", bodyForegroundColor: "#000000", controlBackgroundColor: "#FFFFFF", controlForegroundColor: "#000000" },
  dark: { isDarkTheme: true, bodyBackgroundColor: "#262626", bodyForegroundColor: "#FFFFFF", controlBackgroundColor: "#393939", controlForegroundColor: "#FFFFFF" },
};

const addinId = "5b5e9c0a-7f3d-4c62-9d0e-2f6a4b1c8d10";
/** ExcelWebApp. */
const applicationNumber = 16;
const taskPaneMode = 2;

/**
 * One page of the add-in in a frame, hosted as Excel on the web hosts it: `_host_Info` in the address, the conversation
 * in the frame's name, requests answered over `postMessage`.
 */
export class OfficeFrame {
  readonly element: HTMLIFrameElement;
  /** Called when the add-in has finished a ribbon command. */
  onCommandCompleted: (id: string) => void = () => {};
  private readonly conversation = `workbench-${crypto.randomUUID()}`;
  private readonly listening = new Set<string>();
  private readonly waiting: { name: string; data: unknown }[] = [];
  private readonly listener = (event: MessageEvent) => void this.receive(event);

  constructor(private readonly options: FrameOptions) {
    this.element = document.createElement("iframe");
    window.addEventListener("message", this.listener);
    this.element.title = options.title;
    this.element.name = this.frameName();
    // Without allow-popups and allow-downloads office.js dialogs and the pane's file download would differ from Excel's.
    this.element.setAttribute("sandbox", "allow-scripts allow-forms allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-downloads");
    this.element.src = this.address();
  }

  dispose(): void {
    window.removeEventListener("message", this.listener);
    this.element.remove();
  }

  sendEvents(events: readonly HostEvent[]): void {
    const rows = events.map((event) => [event.messageCategory, event.messageType, event.targetId, event.message, event.id, false]);
    if (this.listening.has("richApiMessage")) this.fire("richApiMessage", { ArrayData: rows });
  }

  /** A ribbon button with a function: told to the page as soon as it listens. */
  invokeCommand(id: string, functionName: string, control: string): void {
    this.fire("appCommandInvoked", { 0: id, 1: functionName, 2: JSON.stringify({ source: { id: control } }) });
  }

  /**
   * Excel on the desktop tells its theme; on the web `Office.context.officeTheme` stays undefined, and this client is the
   * web's. So it is added to the context, once that is there, and the page is made to look again.
   */
  private tellTheme(): void {
    const page = this.element.contentWindow as (Window & { Office?: { context?: object } }) | null;
    const context = page?.Office?.context;
    if (!page || !context || "officeTheme" in context) return;
    Object.defineProperty(context, "officeTheme", { value: officeThemes[this.options.theme], enumerable: true });
    page.dispatchEvent(new Event("focus"));
  }

  private hostInfo(separator: string): string {
    const flags = 0;
    return ["Excel", "Web", "16.01", this.options.language, this.conversation, "", "disableLogging", flags].join(separator);
  }

  private frameName(): string {
    const xdmInfo = [this.conversation, addinId, location.origin + location.pathname].join("|");
    return JSON.stringify({ baseFrameName: this.conversation, hostInfo: this.hostInfo("|"), xdmInfo, serializerVersion: "1", flights: "[]" });
  }

  private address(): string {
    const url = new URL(this.options.page, location.href);
    const separator = url.search ? "&" : "?";
    // Excel leaves the dollar signs as they are; URLSearchParams would encode them.
    return `${url.origin}${url.pathname}${url.search}${separator}_host_Info=${this.hostInfo("$")}${url.hash}`;
  }

  private async receive(event: MessageEvent): Promise<void> {
    if (event.source !== this.element.contentWindow) return;
    const request = parseRequest(event.data);
    if (request?._conversationId !== this.conversation) return;
    if (request._actionType === invoke) return this.answer(request);
    this.listen(request);
  }

  private listen(request: Request): void {
    if (request._actionType !== registerEvent) {
      this.listening.delete(request._actionName);
      return this.reply(request, { Error: 0 });
    }
    this.listening.add(request._actionName);
    this.reply(request, { Error: 0 });
    for (const { name, data } of this.waiting.splice(0)) this.fire(name, data);
  }

  private async answer(request: Request): Promise<void> {
    switch (request._actionName) {
      case "ContextActivationManager_getAppContextAsync":
        return this.reply(request, this.applicationContext());
      case "ContextActivationManager_notifyHost":
      case "ContextActivationManager_openWindowInHost":
        return this.reply(request, null);
      case "executeMethod":
        return this.execute(request, request._data as MethodCall);
      default:
        console.warn(`Not modelled: ${request._actionName}`);
        this.reply(request, null, errors.unknownAction);
    }
  }

  private async execute(request: Request, call: MethodCall): Promise<void> {
    this.tellTheme();
    const { settings } = this.options.host;
    const succeed = (more: object = {}) => this.reply(request, { Version: 1, Error: errors.none, ...more });
    switch (call.DdaMethod.DispatchId) {
      case dispatch.excelRequest: {
        const answer = await this.options.host.process(String(call.ArrayData?.[4]));
        return succeed({ Data: [200, ["Content-Type", "application/json"], answer] });
      }
      case dispatch.saveSettings:
        settings.clear();
        for (const [key, text] of call.DdaSettingsMethod?.Properties ?? []) settings.set(key, text);
        return succeed();
      case dispatch.loadSettings:
        return succeed({ Properties: Object.fromEntries(settings) });
      case dispatch.commandCompleted:
        this.onCommandCompleted(String((call as unknown as Record<string, unknown>)["0"]));
        return succeed();
      default:
        console.warn(`Not modelled: Office method ${call.DdaMethod.DispatchId}`);
        this.reply(request, { Version: 1, Error: errors.notImplemented });
    }
  }

  /** The reply office.js waits for before `Office.onReady` settles. */
  private applicationContext(): Record<string, unknown> {
    const { language, host, title } = this.options;
    return {
      _id: addinId,
      _appName: applicationNumber,
      _appVersion: "16.0",
      _appMinorVersion: 1,
      _appUILocale: language,
      _dataLocale: language,
      _docUrl: `${location.origin}/${host.documentName}`,
      _clientMode: 1,
      _settings: [...host.settings],
      _reason: "documentOpened",
      _osfControlType: 1,
      _eToken: "",
      _correlationId: this.conversation,
      _appInstanceId: this.conversation,
      _requirementMatrix: JSON.stringify(host.requirementSets),
      _hostCustomMessage: "",
      _hostFullVersion: "16.0.0.0",
      _clientWindowHeight: this.element.clientHeight,
      _clientWindowWidth: this.element.clientWidth,
      _addinName: title,
      _appDomains: [],
      _featureGates: {},
      _initialDisplayMode: taskPaneMode,
    };
  }

  private reply(request: Request, data: unknown, errorCode: number = errors.none): void {
    this.send({ _actionName: request._actionName, _correlationId: request._correlationId, _errorCode: errorCode, _responseType: 0, _data: data });
  }

  private fire(name: string, data: unknown): void {
    if (!this.listening.has(name)) this.waiting.push({ name, data });
    else this.send({ _actionName: name, _correlationId: -1, _errorCode: errors.none, _responseType: 1, _data: data });
  }

  private send(message: Omit<Response, "_messageType" | "_conversationId" | "_origin" | "_serializerVersion">): void {
    const response: Response = { ...message, _messageType: 1, _conversationId: this.conversation, _origin: location.origin, _serializerVersion: 1 };
    this.element.contentWindow?.postMessage(JSON.stringify(response), location.origin);
  }
}
