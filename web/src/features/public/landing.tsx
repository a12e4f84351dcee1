import { SiteFrame } from "~/site/frame";
import { Figures } from "./figures";
import { FinalCall } from "./final-call";
import { Hero } from "./hero";
import { How } from "./how";
import type { Known } from "./known";
import { Qualifications } from "./qualifications";
import { Questions } from "./questions";
import { Sides } from "./sides";
import { Trust } from "./trust";

/**
 * The landing page, finished when it is built. What changes while it is read stands in islands:
 * see `site/islands.tsx`.
 */
export function Landing({ known }: { known: Known }) {
  return (
    <SiteFrame>
      <main id="main" tabIndex={-1}>
        <Hero />
        <div data-island="figures">
          <Figures />
        </div>
        <Sides />
        <How />
        <Trust />
        <div data-island="qualifications">
          <Qualifications known={known} />
        </div>
        <Questions />
        <FinalCall />
      </main>
    </SiteFrame>
  );
}
