//! The default theme is embedded in the program: a file added to it must build the program anew.

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed=themes/samla");
}
