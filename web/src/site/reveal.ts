/** Slide parts up when they come into sight; never one that is already painted. */
export function revealLater() {
  if (matchMedia("(prefers-reduced-motion: reduce)").matches) return;
  const watch = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting) continue;
        watch.unobserve(target);
        target.classList.replace("reveal-pre", "reveal");
      }
    },
    { rootMargin: "0px 0px -8% 0px" },
  );
  for (const part of document.querySelectorAll("[data-reveal]")) {
    if (part.getBoundingClientRect().top < innerHeight) continue;
    part.classList.add("reveal-pre");
    watch.observe(part);
  }
}
