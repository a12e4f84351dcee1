/** What the licence of the register asks of pages that show it. */
export function Licence() {
  return (
    <p className="text-sm text-char-600">
      Contains CQC information licensed under the{" "}
      <a
        href="https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"
        className="link"
      >
        Open Government Licence v3.0
      </a>
      .
    </p>
  );
}
