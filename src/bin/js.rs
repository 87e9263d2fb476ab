//! The JavaScript module: links the library's exports, nothing else.

use mitjul as _;

fn main() {}
