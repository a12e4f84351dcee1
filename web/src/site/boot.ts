/**
 * What finished pages begin with. Links, the menu and the questions already work without. React
 * comes with the first part that needs it, when somebody gets there: a phone that only reads the
 * top of the page never fetches it.
 */

import "../styles.css";
import { helpMenus } from "./menu";
import { revealLater } from "./reveal";

helpMenus();
revealLater();

const watch = new IntersectionObserver((entries) => {
  for (const { isIntersecting, target } of entries) {
    if (!isIntersecting) continue;
    watch.unobserve(target);
    void import("./islands").then(({ wake }) => wake(target as HTMLElement));
  }
});
for (const place of document.querySelectorAll("[data-island]")) watch.observe(place);
