import { QueryClientProvider } from "@tanstack/react-query";
import { act, fireEvent, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";
import { Refused, Unreachable } from "~/api/problems";
import { accept } from "~/api/session";
import { queries } from "~/app/queries";
import { afterFailure, announcement, fileProblem, LARGEST } from "~/lib/upload";
import { Upload } from "~/ui/upload";
import { answering, granting } from "./answers";

const PNG = new File(["x".repeat(2000)], "dbs.png", { type: "image/png" });
const refused = (status: number, more = {}, retryAfter: number | null = null) =>
  new Refused({ status, code: "x", detail: "No.", ...more }, retryAfter);

/** The requests that were opened, for the test to answer. */
let sent: FakeRequest[] = [];

class FakeRequest {
  upload: { onprogress?: (event: { loaded: number; total: number }) => void } = {};
  headers: Record<string, string> = {};
  status = 0;
  responseText = "";
  onload?: () => void;
  onerror?: () => void;
  onabort?: () => void;
  onloadend?: () => void;
  body?: FormData;
  open() {}
  setRequestHeader(name: string, value: string) {
    this.headers[name] = value;
  }
  getResponseHeader(name: string) {
    return name === "Content-Type" ? "application/json" : null;
  }
  send(body: FormData) {
    this.body = body;
    sent.push(this);
  }
  abort() {
    this.onabort?.();
    this.onloadend?.();
  }
  answer(status: number, body: object) {
    this.status = status;
    this.responseText = JSON.stringify(body);
    return act(async () => {
      this.onload?.();
      this.onloadend?.();
    });
  }
  moved(percent: number) {
    return act(async () => this.upload.onprogress?.({ loaded: percent, total: 100 }));
  }
  lose() {
    return act(async () => {
      this.onerror?.();
      this.onloadend?.();
    });
  }
}

const uploaded = vi.fn();

beforeEach(() => {
  sent = [];
  uploaded.mockReset();
  vi.stubGlobal("XMLHttpRequest", FakeRequest);
  accept(granting("first").body as { access_token: string; expires_in: number });
});

async function choose(file = PNG) {
  const { container } = render(
    <QueryClientProvider client={queries}>
      <Upload id="dbs" kind="dbs_certificate" label="Add your DBS" onUploaded={uploaded} />
    </QueryClientProvider>,
  );
  const input = container.querySelector<HTMLInputElement>("input[type=file]");
  Object.defineProperty(input, "files", { value: [file], configurable: true });
  await act(async () => {
    fireEvent.change(input as HTMLInputElement);
  });
}

const said = () => screen.getByRole("status").textContent;

test("a file that is too large or of another kind is refused before it is sent", () => {
  const problem = (size: number, type: string) => fileProblem({ size, type }, "dbs_certificate");

  expect(problem(LARGEST + 1, "image/png")).toContain("larger than 10 MB");
  expect(problem(1, "image/heic")).toContain("not a PDF, JPEG or PNG");
  expect(problem(LARGEST, "application/pdf")).toBeUndefined();
  expect(problem(1, "")).toBeUndefined();
});

test("a photo of somebody is a picture", () => {
  const pdf = { size: 1, type: "application/pdf" };

  expect(fileProblem(pdf, "photo")).toContain("not a JPEG or PNG");
});

test("what may pass keeps the file; what is wrong with the file asks for another", () => {
  const lost = afterFailure(PNG, 40, new Unreachable());
  expect(lost).toMatchObject({ phase: "stopped", file: PNG, lost: true });
  expect(afterFailure(PNG, 40, refused(503))).toMatchObject({ phase: "stopped", lost: false });
  expect(afterFailure(PNG, 100, refused(415))).toEqual({ phase: "choosing", problem: "No." });
});

test("too many tries say how long to wait", () => {
  const stopped = afterFailure(PNG, 0, refused(429, {}, 300));

  expect(stopped).toMatchObject({ problem: "No. Wait about 5 minutes." });
});

test("what is wrong with the file is said before that something is wrong", () => {
  const errors = [{ pointer: "#/file", code: "empty_file", detail: "This file is empty." }];

  expect(afterFailure(PNG, 100, refused(422, { errors }))).toMatchObject({
    problem: "This file is empty.",
  });
});

test("a screen reader hears of the start, the half and the end alone", () => {
  const spoken = [0, 10, 49, 50, 80, 99, 100].map((percent) =>
    announcement({ phase: "sending", file: PNG, percent }),
  );

  expect(new Set(spoken).size).toBe(3);
});

test("a file is sent with its kind, its progress shown, and handed on", async () => {
  await choose();
  expect(sent[0]?.body?.get("kind")).toBe("dbs_certificate");
  await sent[0]?.moved(62);
  expect(screen.getByText("62% uploaded")).toBeTruthy();

  await sent[0]?.answer(201, { id: "d1" });

  expect(uploaded).toHaveBeenCalledExactlyOnceWith({ id: "d1" });
  expect(said()).toBe("dbs.png is uploaded.");
});

test("a lost file is kept, and sent again when asked to", async () => {
  await choose();
  await sent[0]?.moved(40);
  await sent[0]?.lose();
  expect(screen.getByText(/lost at 40%/)).toBeTruthy();

  await userEvent.click(screen.getByRole("button", { name: "Try again" }));
  await sent[1]?.answer(201, { id: "d1" });

  expect(sent[1]?.body?.get("file")).toMatchObject({ name: "dbs.png" });
  expect(uploaded).toHaveBeenCalledOnce();
});

test("a lost file goes out by itself when the connection is back", async () => {
  await choose();
  await sent[0]?.lose();

  await act(async () => {
    dispatchEvent(new Event("online"));
  });

  expect(sent).toHaveLength(2);
});

test("Cancel stops it, and nothing is handed on", async () => {
  await choose();

  await userEvent.click(screen.getByRole("button", { name: "Cancel" }));

  expect(screen.getByRole("button", { name: "Choose a file" })).toBeTruthy();
  expect(uploaded).not.toHaveBeenCalled();
});

test("a token that ran out is renewed, and the file goes out once more", async () => {
  answering({ "POST /api/auth/refresh": granting("second") });
  await choose();

  await sent[0]?.answer(401, { status: 401, code: "not_signed_in", detail: "Sign in." });
  await vi.waitFor(() => expect(sent).toHaveLength(2));
  await sent[1]?.answer(201, { id: "d1" });

  expect(sent[1]?.headers.Authorization).toContain("second");
  expect(uploaded).toHaveBeenCalledOnce();
});

test("the server's words stand beside the buttons", async () => {
  await choose();

  await sent[0]?.answer(415, { status: 415, code: "unsupported_file", detail: "Not a PDF." });

  const button = screen.getByRole("button", { name: "Choose a file" });
  expect(button.getAttribute("aria-describedby")).toContain("dbs-error");
  expect(document.getElementById("dbs-error")?.textContent).toContain("Not a PDF.");
});

test("nothing that moves for long is taken for lost", async () => {
  vi.useFakeTimers();
  try {
    await choose();
    await act(async () => {
      vi.advanceTimersByTime(46_000);
    });
    expect(screen.getByRole("button", { name: "Try again" })).toBeTruthy();
  } finally {
    vi.useRealTimers();
  }
});
