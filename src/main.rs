//! The program: hands the arguments to [`samla::cli`] and ends with its exit code.

/// Gives memory back that is free again, which the preview needs that runs for days.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    samla::cli::main()
}
