import { TextPage } from "../frame";

export function Accessibility() {
  return (
    <TextPage
      title="Accessibility statement"
      lead="Everybody should be able to use Vicarity: tired, one-handed, on an old phone, with a screen reader, or without a mouse."
    >
      <h2>What you can do here</h2>
      <ul>
        <li>use every part with a keyboard alone, and always see where you are;</li>
        <li>zoom to 400% or use a screen 320 pixels wide without scrolling sideways;</li>
        <li>read it with a screen reader, which hears what has changed;</li>
        <li>switch off motion in your system’s settings, and have none here;</li>
        <li>paste into every box, passwords and codes included;</li>
        <li>read these public pages without JavaScript.</li>
      </ul>
      <h2>How it is tested</h2>
      <p>
        We aim at level AA of the Web Content Accessibility Guidelines 2.2. Each change is tested by
        a program (axe) on every page of this site, at several widths, in a real browser; the same
        tests register and sign in with a keyboard alone. Colours are chosen by measured contrast.
      </p>
      <h2>Where it falls short</h2>
      <ul>
        <li>No audit by an outside expert has been made yet.</li>
        <li>It has not been tried by people who use a screen reader every day.</li>
        <li>PDFs that people upload are shown to checkers as they are.</li>
      </ul>
      <h2>Tell us</h2>
      <p>
        If something is in your way, <a href="/contact">write to us</a> and say what you tried. We
        answer, and we mend it.
      </p>
    </TextPage>
  );
}
