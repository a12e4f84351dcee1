import { TextPage } from "../frame";

export function About() {
  return (
    <TextPage
      title="About Vicarity"
      lead="A place where care workers and care homes can rely on what they read about each other."
    >
      <p>
        Care homes need people at short notice. Care workers need work that fits their lives. Both
        lose time proving the same things again and again: the DBS certificate, the right to work,
        the training, the registration of the home.
      </p>
      <p>
        Vicarity keeps that proof in one place. A person looks at it, decides, and writes down why.
        That is the whole idea.
      </p>
      <h2>What it does today</h2>
      <ul>
        <li>Care workers build a profile in four steps and send their certificates.</li>
        <li>Our checkers verify each certificate, or say what is missing.</li>
        <li>
          Care homes set up a profile; we compare it with the register of the Care Quality
          Commission.
        </li>
        <li>Workers see what is verified, what waits, and what runs out when.</li>
        <li>
          Verified homes post shifts. Workers whose profile is complete find those near them, see
          whether their checks cover them, and apply or take a place.
        </li>
      </ul>
      <h2>What it does not do yet</h2>
      <p>
        There are no timesheets, payslips or invoices here yet. We say so because we would rather be
        small and true. This page changes on the day that does.
      </p>
      <h2>Who can see what</h2>
      <p>
        <a href="/checks">How we check</a> describes each check. <a href="/privacy">Privacy</a> says
        what we keep, and for how long.
      </p>
    </TextPage>
  );
}
