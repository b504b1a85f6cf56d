//! The program: hands the arguments to [`samla::cli`] and ends with its exit code.

fn main() -> std::process::ExitCode {
    samla::cli::main()
}
