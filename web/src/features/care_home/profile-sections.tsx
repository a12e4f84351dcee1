import { Link } from "react-router";
import { Card } from "~/ui/card";
import { FieldError } from "~/ui/field";
import { SummaryList } from "~/ui/summary-list";
import { LABELS, readable, SECTIONS } from "./members";
import type { Home } from "./queries";
import { answerAt } from "./standing";

type Props = {
  home: Home;
  /** Whether each answer has a link to change it. */
  change: boolean;
  /** What is wrong with single answers. */
  problems?: Partial<Record<string, string>>;
};

/** All answers to read. With links to change them, each link has its member's name as id. */
export function ProfileSections({ home, change, problems = {} }: Props) {
  return SECTIONS.map(({ id, title, members }) => (
    <Card key={id} title={title}>
      <SummaryList
        rows={members.map((member) => ({
          label: LABELS[member],
          value: problems[member] ? (
            <FieldError id={member}>{problems[member]}</FieldError>
          ) : (
            readable(member, home[member])
          ),
          action: change && (
            <Link
              id={member}
              to={answerAt(member)}
              className="link inline-flex min-h-11 -my-2 items-center"
            >
              {home[member] ? "Change" : "Add"}
              <span className="sr-only">: {LABELS[member]}</span>
            </Link>
          ),
        }))}
      />
    </Card>
  ));
}
