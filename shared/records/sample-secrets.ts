/** What everybody in the sample shop signs in with. It holds nobody's data; a real shop has no known secret. */
export const samplePin = '2468';
export const samplePassword = 'sample shop';
