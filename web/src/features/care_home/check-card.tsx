import { Link } from "react-router";
import { ButtonLink } from "~/ui/button";
import { Pill } from "~/ui/notice";
import { WANTED } from "./members";
import type { Home } from "./queries";
import { answerAt, NOTES, type Standing, standing } from "./standing";

/** Where the check of the home stands, who acts next, and what to do. */
export function CheckCard({ home, mayChange }: { home: Home; mayChange: boolean }) {
  const { state, kind, word, title, text, since, actions } = standing(home);
  return (
    <section className="card p-5 sm:p-7" aria-labelledby="check">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Pill kind={kind}>{word}</Pill>
        {since && <span className="text-[0.9375rem] text-char-700">{since}</span>}
      </p>
      <h2 id="check" className="mt-3 text-2xl">
        {title}
      </h2>
      {home.verification_notes && <Said title={NOTES[state]} words={home.verification_notes} />}
      <p className="mt-3 max-w-[38rem]">{text}</p>
      {state === "unfinished" && <Missing home={home} links={mayChange} />}
      {mayChange ? <Actions actions={actions} /> : actions.length > 0 && <AskAnAdmin />}
    </section>
  );
}

function Said({ title, words }: { title: string; words: string }) {
  return (
    <blockquote className="mt-4 rounded-xl border-l-4 border-ocean-300 bg-warm-50 px-4 py-3">
      <p className="text-[0.9375rem] font-semibold text-char-700">{title}</p>
      <p className="whitespace-pre-line">{words}</p>
    </blockquote>
  );
}

function Missing({ home, links }: { home: Home; links: boolean }) {
  return (
    <ul className="mt-3 grid gap-x-6 sm:grid-cols-2">
      {home.missing.map((member) => (
        <li key={member} className="flex min-h-11 items-center">
          {links ? (
            <Link to={answerAt(member)} className="link inline-flex min-h-11 items-center">
              {WANTED[member]}
            </Link>
          ) : (
            WANTED[member]
          )}
        </li>
      ))}
    </ul>
  );
}

function Actions({ actions }: Pick<Standing, "actions">) {
  if (actions.length === 0) return null;
  return (
    <p className="mt-5 flex flex-wrap gap-3">
      {actions.map(({ to, label }, index) => (
        <ButtonLink key={to} to={to} tone={index === 0 ? "terra" : "ghost"} large={index === 0}>
          {label}
        </ButtonLink>
      ))}
    </p>
  );
}

function AskAnAdmin() {
  return (
    <p className="mt-4 text-char-700">Only an admin of your home can do this. Ask one of them.</p>
  );
}
