import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';

/** An address for a picture of one's own, for as long as it is shown. */
export function usePictureAddress(key: readonly unknown[], read: () => Promise<Blob>) {
  const [address, setAddress] = useState<string | null>(null);
  const { data, error } = useQuery({
    queryKey: ['picture', ...key],
    queryFn: read,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
    retry: false,
    meta: { isQuiet: true },
  });
  useEffect(() => {
    if (!data) return;
    const made = URL.createObjectURL(data);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [data]);
  return { address, error };
}
