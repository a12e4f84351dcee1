import type { ComponentProps } from "react";
import { Link } from "react-router";
import { classes } from "~/lib/classes";

/** Sage for care workers, terracotta for care homes, ocean for what both share. */
export type Tone = "sage" | "terra" | "ocean" | "ghost";

type Look = { tone?: Tone; large?: boolean };

const look = ({ tone = "ocean", large }: Look, className?: string) =>
  classes("btn", `btn-${tone}`, large && "btn-lg", className);

type ButtonProps = ComponentProps<"button"> & Look & { busy?: boolean; busyLabel?: string };

/** A button stays pressable; while its work is under way it says so and ignores more presses. */
export function Button(props: ButtonProps) {
  const {
    tone,
    large,
    busy,
    busyLabel = "One moment",
    className,
    children,
    onClick,
    ...rest
  } = props;
  return (
    <button
      type="button"
      {...rest}
      aria-disabled={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
      className={look({ tone, large }, className)}
    >
      {busy ? busyLabel : children}
    </button>
  );
}

/** A link within the app that looks like a button. */
export function ButtonLink({
  tone,
  large,
  className,
  ...rest
}: ComponentProps<typeof Link> & Look) {
  return <Link {...rest} className={look({ tone, large }, className)} />;
}
