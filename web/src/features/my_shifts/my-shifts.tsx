import { useSearchParams } from "react-router";
import { Page } from "~/ui/page";
import { PARTS, read, type Shown, VIEWS, write } from "./address";
import { Calendar } from "./calendar-view";
import { ChoiceLinks } from "./choice-links";
import { List } from "./list";

const VIEW_NAMES = { list: "List", week: "Week", month: "Month" };
const PART_NAMES = { upcoming: "Upcoming", past: "Past", all: "All" };

/** `/my-shifts`: what a worker is booked for, has applied for and has worked. */
export function Component() {
  const [search] = useSearchParams();
  const shown = read(search);
  return (
    <Page
      title="My shifts"
      lead="Where you are booked, what waits for an answer, and what is past."
    >
      <div className="mb-6 flex flex-wrap gap-3">
        <ChoiceLinks
          label="Show as"
          options={VIEWS.map((value) => ({ value, label: VIEW_NAMES[value] }))}
          value={shown.view}
          to={(view) => write({ ...shown, view })}
          className="max-sm:w-full sm:min-w-72"
        />
        {shown.view === "list" && <Parts shown={shown} />}
      </div>
      {shown.view === "list" ? (
        <List key={shown.part} part={shown.part} />
      ) : (
        <Calendar {...shown} />
      )}
    </Page>
  );
}

function Parts({ shown }: { shown: Shown }) {
  return (
    <ChoiceLinks
      label="Which shifts"
      options={PARTS.map((value) => ({ value, label: PART_NAMES[value] }))}
      value={shown.part}
      to={(part) => write({ ...shown, part })}
      className="max-sm:w-full sm:ml-auto sm:min-w-80"
    />
  );
}
