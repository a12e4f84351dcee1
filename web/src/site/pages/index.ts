import type { ComponentType } from "react";
import { About } from "./about";
import { Accessibility } from "./accessibility";
import { Checks } from "./checks";
import { Contact } from "./contact";
import { Cookies } from "./cookies";
import { Privacy } from "./privacy";
import { Terms } from "./terms";

/** What search engines and social networks are told of a page. */
export type Described = { path: string; file: string; title: string; description: string };

type TextPage = Described & { Body: ComponentType };

const page = (name: string, title: string, description: string, Body: ComponentType): TextPage => ({
  path: `/${name}`,
  file: `${name}.html`,
  title: `${title} - Vicarity`,
  description,
  Body,
});

/** The pages of words; the landing page is apart. */
export const pages: TextPage[] = [
  page(
    "about",
    "About",
    "What Vicarity is, what it does today and what it does not do yet.",
    About,
  ),
  page("contact", "Contact", "How to reach the people behind Vicarity.", Contact),
  page(
    "checks",
    "How we check",
    "What a person at Vicarity looks at before a certificate or a care home counts as verified.",
    Checks,
  ),
  page(
    "accessibility",
    "Accessibility statement",
    "How Vicarity is made to work for everybody, how that is tested, and where it falls short.",
    Accessibility,
  ),
  page(
    "privacy",
    "Privacy",
    "What Vicarity keeps about you, why, who sees it and for how long.",
    Privacy,
  ),
  page("terms", "Terms", "The rules of using Vicarity, in plain words.", Terms),
  page("cookies", "Cookies", "The one cookie Vicarity sets, and what it is for.", Cookies),
];
