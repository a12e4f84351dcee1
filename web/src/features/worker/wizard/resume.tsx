import { Navigate } from "react-router";
import { address, CHECK } from "./steps";
import { useWizard } from "./use-wizard";

/** `/complete-profile`: go on where it was left, or look at what is finished. */
export function Component() {
  const { profile } = useWizard();
  const complete = profile.profile_completion_percentage === 100;
  return <Navigate replace to={complete ? CHECK : address(profile.current_step)} />;
}
