//! Work that nobody waits for: the search index, looking through the folder.

/// How far such a thread steps back, of 19 (`nice`): it gets a tenth of what one gets that answers.
#[cfg(target_os = "linux")]
const STEP: i32 = 10;

/// Lets the other threads go before this one, where the system knows of threads that wait for others.
pub(super) fn step_back() {
    // It works as well without, only less smoothly.
    #[cfg(target_os = "linux")]
    rustix::process::nice(STEP).ok();
}
