import { useParams } from "react-router";
import { Lost } from "~/app/lost";
import { About } from "./about";
import { CheckAnswers } from "./check-answers";
import { Checks } from "./checks";
import { Done } from "./done";
import { Experience } from "./experience";
import { When } from "./when";

const PAGES: Record<string, () => React.ReactNode> = {
  1: About,
  2: Checks,
  3: Experience,
  4: When,
  check: CheckAnswers,
  done: Done,
};

/** `/complete-profile/1` to `/4`, then the check and what comes after. */
export function Component() {
  const { step = "" } = useParams();
  const Shown = PAGES[step] ?? Lost;
  return <Shown />;
}
