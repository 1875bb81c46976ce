// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

/// @notice What a relayer sends many claims through, like Multicall3: all succeed or none.
contract Batch {
    function callAll(address target, bytes[] calldata calls) external {
        for (uint256 i = 0; i < calls.length; ++i) {
            (bool succeeded, ) = target.call(calls[i]);
            require(succeeded, "a call failed");
        }
    }
}
