import { Navigate } from 'react-router';

/** People stand among the settings. */
export function PeopleAddress() {
  return <Navigate to="/settings/people" replace />;
}
