/** A prize that meets owners who cannot win this often goes to the beneficiary. Twin: `contracts/draw/Tickets.sol`. */
export const maxAttempts = 32;
