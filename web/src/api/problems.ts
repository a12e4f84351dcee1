/** What the API says when it refuses, as something that can be thrown (RFC 9457). */

type FieldProblem = { pointer: string; code: string; detail: string };

type Problem = {
  status: number;
  code: string;
  detail: string;
  request_id?: string;
  errors?: FieldProblem[];
  reasons?: Reason[];
};

/** One thing that stands in the way, and what would mend it. */
export type Reason = { code: string; message: string; mend: string; qualification?: string | null };

/** The API answered no. `message` is a sentence that people can read. */
export class Refused extends Error {
  override readonly name = "Refused";
  readonly status: number;
  readonly code: string;
  readonly requestId: string;
  /** What is wrong with single members of the body, in the server's words. */
  readonly fields: FieldProblem[];
  /** What stands in the way, where there can be several things. */
  readonly reasons: Reason[];
  /** Seconds until another try can succeed, if the server said so. */
  readonly retryAfter: number | null;

  constructor(problem: Problem, retryAfter: number | null = null) {
    super(problem.detail);
    this.status = problem.status;
    this.code = problem.code;
    this.requestId = problem.request_id ?? "";
    this.fields = problem.errors ?? [];
    this.reasons = problem.reasons ?? [];
    this.retryAfter = retryAfter;
  }

  /** The problem of one member: `fieldProblem("email")` reads the pointer `#/email`. */
  fieldProblem(member: string): string | undefined {
    return this.fields.find(({ pointer }) => pointer === `#/${member}`)?.detail;
  }
}

/** Nothing came back: no connection, or no server. */
export class Unreachable extends Error {
  override readonly name = "Unreachable";

  constructor() {
    super("We cannot reach Vicarity. Check your connection; nothing you typed is lost.");
  }
}

/** Nobody is signed in, and nobody signed in when asked to. */
export class SignedOut extends Error {
  override readonly name = "SignedOut";

  constructor() {
    super("You are signed out. Sign in to carry on.");
  }
}

/** Read a refusal; whatever stands in front of the server may answer without a document. */
export async function refusal(answer: Response): Promise<Refused> {
  const wait = Number.parseInt(answer.headers.get("Retry-After") ?? "", 10);
  const retryAfter = Number.isNaN(wait) ? null : wait;
  const type = answer.headers.get("Content-Type") ?? "";
  if (type.includes("json")) return new Refused(await answer.json(), retryAfter);
  const detail = "Vicarity did not answer as it should. Try again in a moment.";
  return new Refused({ status: answer.status, code: "unknown", detail }, retryAfter);
}

/** Say whether trying the same again later can succeed. */
export function mayPass(error: unknown): boolean {
  if (error instanceof Refused) return error.status >= 500 || error.status === 429;
  return error instanceof Unreachable;
}
