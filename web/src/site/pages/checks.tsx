import { TextPage } from "../frame";

export function Checks() {
  return (
    <TextPage
      title="How we check"
      lead="Verified means: a person at Vicarity looked at the evidence and found it to be true. This is what they look at."
    >
      <h2 id="right-to-work">Right to work</h2>
      <p>
        We look at the document you upload, or at the share code from the Home Office that you give
        us. If the right ends on a date, we keep that date and remind you before it comes.
      </p>
      <p>
        A care home that employs you has to make its own check by law. Ours does not replace it.
      </p>
      <h2 id="dbs">DBS certificate</h2>
      <p>
        We look at the certificate itself: the name, the 12-digit number, the level and the date of
        issue. An enhanced certificate is what counts for care. We do not see what the police hold,
        and we do not apply for certificates.
      </p>
      <p>
        The picture of your certificate is deleted six months after we have decided. The number, the
        level and the date stay in your profile.
      </p>
      <h2 id="training">Training and qualifications</h2>
      <p>
        We read each certificate beside what you told us: the name on it, what it is for, who gave
        it, when, and until when. For nurses and nursing associates we look at the number in the
        register of the Nursing and Midwifery Council.
      </p>
      <h2 id="dates">Dates</h2>
      <p>
        A check that runs out stops counting in the night it does. We write to you 60, 30 and 7 days
        before. When you change a fact of something that was verified, it is checked again.
      </p>
      <h2 id="care-homes">Care homes</h2>
      <p>
        We compare the name, the address and the numbers of the home with its entry in the register
        of the <a href="https://www.cqc.org.uk">Care Quality Commission</a>. The rating we show is
        the register’s, never the home’s own words. When the entry changes, or the home changes its
        name, address or numbers, a person looks again.
      </p>
      <h2 id="decisions">Decisions</h2>
      <p>
        There are three: verified, refused, or a question to you. Each is made by a person, is never
        about somebody they are or know by their own account, and carries a reason that you are
        sent. You can put things right and ask again as often as you need to.
      </p>
      <h2 id="who-sees-it">Who sees it</h2>
      <p>
        A document opens for you and for our checkers, nobody else. When a checker opens one, who it
        was and when is written into a record that only grows: a line that was altered would show.
      </p>
      <h2 id="limits">What we do not check</h2>
      <p>
        We do not take up references, do not meet people in person, and cannot know about things
        that happen after a certificate was issued. A home stays responsible for whom it employs.
      </p>
    </TextPage>
  );
}
