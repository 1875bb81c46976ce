// SPDX-License-Identifier: MIT
pragma solidity ^0.8.4;

import {LibClone} from "solady/src/utils/LibClone.sol";

/// @notice Solady's clone with immutable arguments and nothing else: nobody checks or remembers it.
contract SoladyLauncher {
    function launch(address implementation, bytes calldata terms) external returns (address) {
        return LibClone.clone(implementation, terms);
    }
}
