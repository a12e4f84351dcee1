import { Button } from "./button";
import { Notice } from "./notice";

type Props = { error: Error; onRetry: () => void };

/** In place of something that could not be fetched. */
export function TryAgain({ error, onRetry }: Props) {
  return (
    <Notice kind="problem" title={error.message}>
      <Button tone="ghost" className="mt-3" onClick={onRetry}>
        Try again
      </Button>
    </Notice>
  );
}
