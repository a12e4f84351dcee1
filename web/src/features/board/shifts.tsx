import { SlidersHorizontal } from "lucide-react";
import { type ReactNode, useState } from "react";
import { Refused } from "~/api/problems";
import { useMe } from "~/app/queries";
import { dayShort } from "~/lib/london";
import { figure, many } from "~/lib/words";
import { Button } from "~/ui/button";
import { Skeleton } from "~/ui/card";
import { Dialog } from "~/ui/dialog";
import { Notice } from "~/ui/notice";
import { WidePage } from "~/ui/wide-page";
import { Applied } from "./applied";
import { Apply } from "./apply";
import { filtersSet, NOTHING, oneDay } from "./asked";
import { Calendar } from "./calendar";
import { actOf } from "./card";
import { Closed } from "./closed";
import { DayStrip } from "./day-strip";
import { Deal } from "./deal";
import { FilterSheet } from "./filter-sheet";
import { Filters } from "./filters";
import { ShiftMap } from "./map";
import type { Booking, Shift } from "./queries";
import { Results } from "./results";
import { type Board, useBoard } from "./use-board";
import { useWide } from "./use-wide";
import { SortBy, Views } from "./views";

/** `/shifts`: the job board, for care workers whose profile is complete. */
export function Component() {
  const { data: account } = useMe();
  return account?.profile_complete ? <Open /> : <Closed />;
}

const COLUMNS = {
  list: "lg:grid-cols-[17rem_minmax(0,1fr)] xl:grid-cols-[17rem_minmax(0,1fr)_minmax(0,0.9fr)]",
  map: "lg:grid-cols-[17rem_minmax(0,1fr)] xl:grid-cols-[17rem_minmax(0,27rem)_minmax(0,1fr)]",
  calendar: "lg:grid-cols-[17rem_minmax(0,1fr)]",
} as const;

function Open() {
  const board = useBoard();
  const wide = useWide();
  const [active, setActive] = useState<string | null>(null);
  const [applying, setApplying] = useState<Shift | null>(null);
  const { asked, set, found, items, radius } = board;
  if (found.error instanceof Refused && found.error.code === "profile_incomplete")
    return <Closed />;
  const map = <ShiftMap shifts={items} radius={radius} active={active} onLook={setActive} />;
  return (
    <WidePage
      title={board.near ? `Shifts near ${board.near}` : "Shifts near you"}
      failed={Boolean(board.problem)}
      lead={<Lead board={board} />}
      columns={COLUMNS[asked.view]}
      before={<SideFilters board={board} />}
      after={wide && asked.view !== "calendar" && <SideMap>{map}</SideMap>}
    >
      <Tools board={board} />
      {asked.view === "calendar" ? (
        <Calendar asked={asked} onChoose={(day) => set({ from: day, to: day, view: "list" })} />
      ) : (
        <>
          <Strip board={board} />
          {asked.view === "map" && !wide && (
            <div className="mt-5 h-112 overflow-hidden rounded-2xl border border-warm-300">
              {map}
            </div>
          )}
          <Results board={board} active={active} onLook={setActive} onApply={setApplying} />
        </>
      )}
      {applying && <ApplyDialog shift={applying} onClose={() => setApplying(null)} />}
    </WidePage>
  );
}

/** How many there are, as far as that is known, and where. */
function Lead({ board: { found, items, radius, asked, problem } }: { board: Board }) {
  const day = oneDay(asked);
  const where = `within ${many(radius, "mile")}${day ? ` on ${dayShort(day)}` : ""}`;
  const all = found.hasNextPage
    ? `The first ${figure(items.length)} shifts`
    : many(items.length, "shift");
  const counted = found.data && !problem && asked.view !== "calendar";
  return <p role="status">{counted ? `${all} ${where}` : `Shifts ${where}`}</p>;
}

const clear = ({ set, asked }: Board) =>
  filtersSet(asked) > 0 || asked.postcode || asked.from || asked.to
    ? () => set({ ...NOTHING, sort: asked.sort, view: asked.view })
    : undefined;

function SideFilters({ board }: { board: Board }) {
  const onClear = clear(board);
  return (
    <section aria-label="Filters" className="border-r border-warm-200 bg-white p-6 max-lg:hidden">
      <div className="mb-3 flex min-h-11 items-center justify-between">
        <h2 className="text-lg">Filters</h2>
        {onClear && (
          <button type="button" className="link min-h-11 px-2" onClick={onClear}>
            Clear all
          </button>
        )}
      </div>
      <Filters
        asked={board.asked}
        usual={board.usual}
        onChange={board.set}
        problem={board.problem}
      />
    </section>
  );
}

/** Stays in sight while the list goes by. */
function SideMap({ children }: { children: ReactNode }) {
  return (
    <div className="border-l border-warm-200">
      <div className="sticky top-16 h-[calc(100dvh-4rem)]">{children}</div>
    </div>
  );
}

function Tools({ board }: { board: Board }) {
  const [open, setOpen] = useState(false);
  const { asked, set, found, items } = board;
  const count = filtersSet(asked);
  const exact = found.data && !found.hasNextPage;
  return (
    <div className="mt-4 flex flex-wrap items-end gap-3">
      <Button tone="ghost" className="grow sm:grow-0 lg:hidden" onClick={() => setOpen(true)}>
        <SlidersHorizontal className="size-5" aria-hidden="true" /> Filters
        {count > 0 && ` (${count})`}
      </Button>
      <Views view={asked.view} onChange={(view) => set({ view })} />
      {asked.view !== "calendar" && <SortBy sort={asked.sort} onChange={(sort) => set({ sort })} />}
      {board.problem && (
        <Notice kind="problem" title={board.problem} className="w-full">
          <Button tone="ghost" className="mt-3" onClick={() => set({ postcode: "" })}>
            Look near my own postcode
          </Button>
        </Notice>
      )}
      {open && (
        <FilterSheet
          done={exact ? `Show ${many(items.length, "shift")}` : "Show shifts"}
          onClear={clear(board)}
          onClose={() => setOpen(false)}
        >
          <Filters asked={asked} usual={board.usual} onChange={set} problem={board.problem} />
        </FilterSheet>
      )}
    </div>
  );
}

function Strip({ board: { strip, asked, set } }: { board: Board }) {
  if (strip.error && !strip.data) return null; // the list says what is wrong
  if (!strip.data)
    return (
      <div className="mt-5">
        <Skeleton shape="h-20" />
      </div>
    );
  return (
    <DayStrip
      days={strip.data}
      chosen={oneDay(asked)}
      onChoose={(day) => set({ from: day, to: day })}
      onCalendar={() => set({ view: "calendar" })}
    />
  );
}

/** The whole deal once more, and one tap. */
function ApplyDialog({ shift, onClose }: { shift: Shift; onClose: () => void }) {
  const [booking, setBooking] = useState<Booking | null>(null);
  const status = booking?.status === "confirmed" ? "confirmed" : "applied";
  return (
    <Dialog title={booking ? "Thank you" : `${actOf(shift)}: ${shift.role_name}`} onClose={onClose}>
      {booking ? (
        <Applied status={status} bookingId={booking.id} shift={shift} />
      ) : (
        <>
          <Deal shift={shift} />
          <Apply shift={shift} onApplied={setBooking} />
        </>
      )}
    </Dialog>
  );
}
