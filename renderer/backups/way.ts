/** Which door the steps of a restore go through: that of the owner, or that of a computer without a shop. */
export type Way = 'backups' | 'recovery';
