//! The patterns' module for JavaScript: links the library's exports, nothing else.

use mitjul as _;

fn main() {}
