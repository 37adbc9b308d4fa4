import { Navigate, useParams, useSearchParams } from 'react-router';

/** The long way to write a card's address. */
export function DeviceAddress() {
  const { deviceId = '' } = useParams();
  const [params] = useSearchParams();
  const search = params.toString();
  return <Navigate to={{ pathname: `/warranty/${deviceId}`, search: search && `?${search}` }} replace />;
}
