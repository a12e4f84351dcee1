import { TextPage } from "../frame";

export function Terms() {
  return (
    <TextPage title="Terms" lead="The rules of using Vicarity, in plain words.">
      <h2>What this is</h2>
      <p>
        Vicarity keeps profiles of care workers and care homes and checks what they say. Homes post
        shifts here, and workers apply for them. It is not an employment agency and employs nobody.
      </p>
      <h2>Your account</h2>
      <ul>
        <li>You are 18 or older, and the account is yours alone.</li>
        <li>What you enter is true, and you keep it up to date.</li>
        <li>You upload only documents that are your own, or your home’s.</li>
        <li>You keep your password to yourself and tell us if somebody else knows it.</li>
      </ul>
      <h2>Our checks</h2>
      <p>
        We do them with care, as <a href="/checks">How we check</a> describes. They do not replace
        the checks that the law asks of an employer, and they say how things were on the day.
      </p>
      <h2>What it costs</h2>
      <p>
        Nothing, for either side. If that ever changes we ask first; nobody is charged by surprise.
      </p>
      <h2>Suspending an account</h2>
      <p>
        We may suspend an account that holds false statements or forged documents, or that puts
        somebody at risk. A person decides, and you may ask why and have it looked at again.
      </p>
      <h2>Leaving</h2>
      <p>
        You can leave at any time: <a href="/contact">write to us</a>.{" "}
        <a href="/privacy">Privacy</a> says what is then deleted and what has to stay.
      </p>
      <h2>The law</h2>
      <p>
        The law of England and Wales applies. Nothing here takes away rights that the law gives you.
      </p>
    </TextPage>
  );
}
