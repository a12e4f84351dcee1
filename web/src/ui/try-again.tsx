import { Button } from "./button";
import { Notice } from "./notice";

type Props = {
  error: Error;
  onRetry: () => void;
  /** What was fetched before is still shown below. */
  stale?: boolean;
  className?: string;
};

/** In place of something that could not be fetched, or above what it was before. */
export function TryAgain({ error, onRetry, stale, className }: Props) {
  return (
    <Notice kind="problem" title={error.message} className={className}>
      {stale && <p>Below is how it stood when we could last ask.</p>}
      <Button tone="ghost" className="mt-3" onClick={onRetry}>
        Try again
      </Button>
    </Notice>
  );
}
