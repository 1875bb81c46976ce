/** The first line of a file of claims: total4 is the cumulative total at the end of epoch - 4, total0 that of the epoch itself. */
export const claimsHeader = "account,epoch,total4,total3,total2,total1,total0";
