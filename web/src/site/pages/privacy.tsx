import { TextPage } from "../frame";

const KEPT = [
  [
    "Your account: email address, a scrambled form of your password, your role",
    "While you have it. If you never confirm the address: 30 days.",
  ],
  ["Your profile: what you tell us about yourself or your home", "While you have an account."],
  [
    "Invitations to a care home’s team: the name and address a manager gave",
    "30 days after the invitation ran out.",
  ],
  [
    "Documents you upload",
    "While you keep them. Pictures of DBS certificates: six months after our decision.",
  ],
  [
    "What our checkers decided, why, and who opened which document",
    "Kept as the record of our work. It holds ids and facts, not your documents.",
  ],
  [
    "Sign-ins: when each began and ended, and on what, such as “Chrome on Android”",
    "30 days after it ended.",
  ],
  ["Whether, when and how you asked to hear of new shifts by email", "While you have an account."],
  [
    "A code made from your calendar link, and when you made it",
    "Until you turn the link off. We do not keep the link itself.",
  ],
  ["Emails waiting to be sent", "30 days; your address in them is deleted once they are sent."],
  ["Counts of failed tries, under a code made from your address and network", "2 days."],
] as const;

export function Privacy() {
  return (
    <TextPage
      title="Privacy"
      lead="What we keep about you, why, who sees it and for how long. In short: what we need to check you, and nothing to sell."
    >
      <h2>What we keep, and for how long</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col">How long</th>
          </tr>
        </thead>
        <tbody>
          {KEPT.map(([what, long]) => (
            <tr key={what}>
              <td>{what}</td>
              <td>{long}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <h2>Why</h2>
      <p>
        To run your account and check what you tell us, because you asked us to (a contract with
        you); to keep accounts safe and to be able to answer for our decisions (our legitimate
        interest). We write to you about new shifts only if you ask for it (your consent, which you
        take back with one press). A DBS certificate can speak of convictions: we look at it only to
        decide whether it is genuine and in force, because you send it to us for that.
      </p>
      <h2>Who sees it</h2>
      <ul>
        <li>You.</li>
        <li>
          Our checkers, for as long as they need to decide. Each document they open is recorded.
        </li>
        <li>
          Everybody: only figures, such as how many care workers have joined. Never names, never
          documents.
        </li>
      </ul>
      <p>
        If you make a calendar link, whoever has it sees when and where you work; that is also the
        company whose calendar you add it to.
      </p>
      <p>
        Care homes cannot look through profiles today. If that changes, this page changes first. We
        sell nothing, show no advertisements, and load nothing from other companies: no trackers, no
        fonts, no maps.
      </p>
      <h2>What our logs hold</h2>
      <p>
        That a page was asked for, when, and how it was answered. No names, no addresses, nothing
        you typed.
      </p>
      <h2>Your rights</h2>
      <p>
        Under UK data protection law you can ask for a copy of what we keep, have it corrected or
        deleted, object to how it is used, and take it elsewhere. <a href="/contact">Write to us</a>
        ; we answer within one month. If you are not content, you can complain to the{" "}
        <a href="https://ico.org.uk/make-a-complaint/">Information Commissioner’s Office</a>.
      </p>
      <h2>How it is kept safe</h2>
      <p>
        Passwords are stored in a form that cannot be turned back. Uploaded pictures lose hidden
        data such as the place they were taken. Sessions end by themselves after seven days, and you
        can end them all at once.
      </p>
    </TextPage>
  );
}
