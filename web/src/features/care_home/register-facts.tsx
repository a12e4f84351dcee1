import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { Card, Skeleton } from "~/ui/card";
import { SummaryList } from "~/ui/summary-list";
import { Licence } from "./licence";
import { type Entry, type Home, register } from "./queries";
import { Rating } from "./rating";
import { answerAt } from "./standing";
import { useMayChange } from "./with-home";

/** What the CQC register says about the home. */
export function RegisterFacts({ home }: { home: Home }) {
  const id = home.cqc_location_id;
  return (
    <Card title="In the CQC register">{id ? <Facts id={id} home={home} /> : <NotLinked />}</Card>
  );
}

function NotLinked() {
  const mayChange = useMayChange();
  return (
    <p className="text-char-700">
      Your profile has no CQC location id. Homes in England have one; with it we show CQC’s rating.
      {mayChange && (
        <Link to={answerAt("cqc_location_id")} className="link mt-2 flex min-h-11 items-center">
          Add the CQC location id
        </Link>
      )}
    </p>
  );
}

function Facts({ id, home }: { id: string; home: Home }) {
  const { data, isPending } = useQuery(register(id, 1));
  if (isPending) return <Skeleton shape="h-28" />;
  const entry = data?.items.find(({ location_id }) => location_id === id);
  return (
    <>
      <SummaryList rows={rows(home, entry)} />
      {data && !entry && (
        <p className="mt-3 text-char-700">
          The register, as we hold it, has no registered home with the id {id}.
        </p>
      )}
      <p className="my-3">
        <a
          href={`https://www.cqc.org.uk/location/${id}`}
          className="link inline-flex min-h-11 items-center"
        >
          This home at cqc.org.uk
        </a>
      </p>
      <Licence />
    </>
  );
}

function rows(home: Home, entry?: Entry) {
  const rated = entry ?? { overall_rating: home.cqc_rating };
  const more = [
    { label: "Name", value: entry?.name },
    { label: "Provider", value: entry?.provider_name },
    { label: "Services", value: entry?.service_types.join(", ") },
    { label: "Dormant", value: entry?.is_dormant ? "Gives no care at present" : null },
  ].filter(({ value }) => value);
  return [{ label: "Overall rating", value: <Rating {...rated} /> }, ...more];
}
