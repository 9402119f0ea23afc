#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| cpom_tests::cibles::json(data));
