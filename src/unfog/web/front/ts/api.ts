// Asks the JSON API. Errors come as application/problem+json and go to the reader as messages,
// unless the caller deals with them.
import { find } from "./dom";
import { _ } from "./strings";
import { toast } from "./toast";

const ROOT = "/api/v1";

export interface Problem {
  type: string;
  title: string;
  status: number;
  detail?: string;
  /** With 412: what the thing is now, since somebody else changed it. */
  current?: unknown;
}

export class ApiError extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail || problem.title);
    this.name = "ApiError";
  }
}

/** One page of a list. */
export interface Page<T> {
  items: T[];
  next: string | null;
}

/** A thing with the version under which it was read. */
export interface Read<T> {
  value: T;
  etag: string | null;
}

export type Query = Readonly<Record<string, string | number | boolean | readonly string[] | null>>;
export interface Options {
  query?: Query;
  /** The version that the change is made to. */
  etag?: string | null;
  signal?: AbortSignal;
  /** No message when it fails: the caller tells. */
  quiet?: boolean;
}
type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

function address(path: string, query: Query = {}): string {
  const asked = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === null || value === "") continue;
    for (const one of typeof value === "object" ? value : [value]) asked.append(name, String(one));
  }
  const text = asked.toString();
  return `${ROOT}${path}${text && `?${text}`}`;
}

function headers(method: Method, body: unknown, etag: string | null | undefined): Headers {
  const made = new Headers({ Accept: "application/json" });
  if (body !== undefined) made.set("Content-Type", "application/json");
  if (etag) made.set("If-Match", etag);
  const token = find('meta[name="csrf-token"]', HTMLMetaElement)?.content;
  if (token && method !== "GET") made.set("X-CSRF-Token", token);
  return made;
}

async function problem(response: Response): Promise<Problem> {
  const plain = { type: "about:blank", title: response.statusText, status: response.status };
  const kind = response.headers.get("Content-Type") ?? "";
  if (!kind.includes("json")) return plain;
  const told = (await response.json()) as Partial<Problem>;
  return { ...plain, ...told, status: response.status };
}

type Conflict = (problem: Problem) => void;
let conflict: Conflict = (told) =>
  void toast(told.detail || _("Somebody else has changed this meanwhile."), {
    tone: "warn",
    act: { label: _("Show the latest"), run: () => location.reload() },
  });

/** What happens when a change was made to an old version (412); by default an offer to reload. */
export function onConflict(run: Conflict): void {
  conflict = run;
}

function signIn(): void {
  location.assign(`/login?next=${encodeURIComponent(location.pathname + location.search)}`);
}

function tell(error: ApiError): void {
  const { status } = error.problem;
  if (status === 412) conflict(error.problem);
  else if (status === 401)
    toast(error.message, { tone: "warn", act: { label: _("Sign in"), run: signIn } });
  else toast(error.message, { tone: "bad" });
}

const unreachable = (): ApiError =>
  new ApiError({
    type: "about:blank",
    title: _("The server does not answer"),
    status: 0,
    detail: _(
      "The server does not answer. Nothing was saved; look whether unfog serve still runs.",
    ),
  });

async function fetched(method: Method, path: string, body: unknown, options: Options) {
  const request: RequestInit = { method, headers: headers(method, body, options.etag) };
  if (body !== undefined) request.body = JSON.stringify(body);
  if (options.signal) request.signal = options.signal;
  try {
    return await fetch(address(path, options.query), request);
  } catch (error) {
    if (options.signal?.aborted) throw error;
    throw unreachable();
  }
}

async function asked<T>(method: Method, path: string, body: unknown, options: Options) {
  try {
    const response = await fetched(method, path, body, options);
    if (!response.ok) throw new ApiError(await problem(response));
    const value = response.status === 204 ? undefined : await response.json();
    return { value: value as T, etag: response.headers.get("ETag") };
  } catch (error) {
    if (error instanceof ApiError && !options.quiet) tell(error);
    throw error;
  }
}

/** `path` begins after /api/v1. Throws ApiError, after having told the reader. */
export function get<T>(path: string, options: Options = {}): Promise<Read<T>> {
  return asked<T>("GET", path, undefined, options);
}

export function send<T>(
  method: Exclude<Method, "GET">,
  path: string,
  body?: unknown,
  options: Options = {},
): Promise<Read<T>> {
  return asked<T>(method, path, body, options);
}
