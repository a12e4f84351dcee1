import { useSearchParams } from "react-router";
import { addTemplate } from "./queries";
import { suggestion } from "./suggestions";
import { TemplateForm } from "./template-form";
import { BLANK, type Named, ofTemplate } from "./typed";

const { day: _day, repeat: _repeat, weekdays: _weekdays, until: _until, ...EMPTY } = BLANK;

/** `/care-home/templates/new`: an empty one, or one of ours to adapt. */
export function Component() {
  const [asked] = useSearchParams();
  const like = suggestion(asked.get("like"));
  const initial: Named = like ? { name: like.name, ...ofTemplate(like) } : { name: "", ...EMPTY };
  return <TemplateForm title="New template" initial={initial} save={addTemplate} />;
}
