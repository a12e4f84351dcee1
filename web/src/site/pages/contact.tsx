import { TextPage } from "../frame";

/** Stands for the address to write to, which the server fills in (CONTACT_EMAIL). */
const EMAIL = "help@site.invalid";

export function Contact() {
  return (
    <TextPage title="Contact" lead="Write to us. A person reads every message and answers it.">
      <p>
        Email: <a href={`mailto:${EMAIL}`}>{EMAIL}</a>
      </p>
      <h2>It helps us to know</h2>
      <ul>
        <li>the email address of your account, if you have one;</li>
        <li>what you wanted to do, and what happened instead;</li>
        <li>the code at the foot of an error page, if there was one.</li>
      </ul>
      <p>Please never send us your password, and no certificates by email: upload them instead.</p>
      <h2>About a decision</h2>
      <p>
        If we refused a certificate or a care home, the email that told you says why and what puts
        it right. If you think we are wrong, write to us: somebody else looks at it again.
      </p>
      <h2>If somebody is in danger</h2>
      <p>
        In an emergency call 999. If you are worried about the safety of an adult in care, tell the
        safeguarding team of the local council; you can also{" "}
        <a href="https://www.cqc.org.uk/contact-us/report-concern/report-concern-if-you-are-member-public">
          tell the Care Quality Commission
        </a>
        .
      </p>
    </TextPage>
  );
}
