import { TextPage } from "../frame";

export function Cookies() {
  return (
    <TextPage
      title="Cookies"
      lead="We set one cookie, when you sign in. There is nothing to accept or refuse, because none of it follows you."
    >
      <table>
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">What it is for</th>
            <th scope="col">How long</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <td>refresh_token</td>
            <td>
              Keeps you signed in. No script can read it, and it is sent to our sign-in addresses
              alone. Set when you sign in, gone when you sign out.
            </td>
            <td>7 days after your last visit</td>
          </tr>
        </tbody>
      </table>
      <p>
        Your browser also remembers, under the name <code>vicarity-session</code>, that you were
        signed in here: the word “yes” and nothing else. It is gone when you sign out.
      </p>
      <p>
        While you fill in your profile, answers that could not be saved yet are kept in your browser
        until they are, or until you sign out or somebody else signs in.
      </p>
      <p>
        If you are a care worker, your browser keeps where and when you are booked in the next seven
        days, so that you find the address without a connection. It is gone when you sign out, when
        you are signed out from another device, or when somebody else signs in.
      </p>
      <p>
        Once you have signed in, it also keeps the pages and scripts of the app itself, so that it
        opens without a connection. They are the same for everybody and say nothing of you.
      </p>
      <p>
        People who work for us get one more cookie, for the staff console, which ends with their
        working day.
      </p>
      <p>There are no cookies of other companies, no analytics and no advertising.</p>
    </TextPage>
  );
}
