//! Runs a program and stops it at each system call that has to do with files, as a debugger does.

use std::collections::BTreeSet;
use std::io::Write;
use std::process::{Child, Command, Stdio};

use nix::errno::Errno;
use nix::libc;
use nix::sys::ptrace::{self, Options};
use nix::sys::signal::{Signal, kill};
use nix::sys::wait::{WaitPidFlag, WaitStatus, waitpid};
use nix::unistd::Pid;

/// Going to this folder says that it begins: a program has calls of its own before.
pub const BEGIN: &str = "/";

/// What happens to a call.
pub enum Verdict {
    Pass,
    /// The call does nothing and gives this error.
    Fail(Errno),
    /// The process dies before it.
    Kill,
}

/// How the program ended: whether it went on to its end, and what it said.
pub struct Ended {
    pub was_killed: bool,
    pub said: String,
}

/// Runs `command` and asks `judge` at each call that changes files, or, with `reads`, looks for them. `None` where no
/// process may be traced.
pub fn run(command: &Command, reads: bool, judge: impl FnMut() -> Verdict) -> Option<Ended> {
    let mut child = Command::new("sh")
        .args(["-c", "read go; exec \"$@\"", "sh"])
        .arg(command.get_program())
        .args(command.get_args())
        .envs(command.get_envs().filter_map(|(name, value)| Some((name, value?))))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let process = Pid::from_raw(child.id().cast_signed());
    let options = Options::PTRACE_O_TRACESYSGOOD | Options::PTRACE_O_TRACECLONE | Options::PTRACE_O_EXITKILL;
    if ptrace::seize(process, options).is_err() {
        child.kill().unwrap();
        child.wait().unwrap();
        std::io::stderr().write_all(b"\nNOT TESTED: this system lets no process be traced\n").unwrap();
        return None;
    }
    ptrace::interrupt(process).unwrap();
    let mut tracer =
        Tracer { process, reads, judge, has_begun: false, failing: BTreeSet::new(), was_killed: false };
    tracer.follow(&mut child);
    let mut said = String::new();
    std::io::Read::read_to_string(&mut child.stdout.take().unwrap(), &mut said).unwrap();
    Some(Ended { was_killed: tracer.was_killed, said })
}

struct Tracer<F> {
    process: Pid,
    reads: bool,
    judge: F,
    /// The program has gone to [`BEGIN`].
    has_begun: bool,
    /// Threads in a call that is to fail, with the error.
    failing: BTreeSet<(i32, i32)>,
    was_killed: bool,
}

impl<F: FnMut() -> Verdict> Tracer<F> {
    /// Goes with the process to its end.
    fn follow(&mut self, child: &mut Child) {
        let mut go = child.stdin.take();
        loop {
            // Not the children of other tests.
            let flags = WaitPidFlag::__WALL | WaitPidFlag::__WNOTHREAD;
            let signal = match waitpid(Pid::from_raw(-1), Some(flags)) {
                Ok(WaitStatus::PtraceSyscall(thread)) => {
                    self.at_call(thread);
                    Some((thread, None))
                }
                Ok(WaitStatus::PtraceEvent(thread, ..)) => Some((thread, None)),
                Ok(WaitStatus::Stopped(thread, signal)) => Some((thread, Some(signal))),
                Ok(WaitStatus::Exited(ended, _) | WaitStatus::Signaled(ended, ..))
                    if ended == self.process =>
                {
                    return;
                }
                Ok(_) => None,
                Err(Errno::ECHILD) => return,
                Err(error) => panic!("{error}"),
            };
            if let Some((thread, signal)) = signal {
                // A thread may be gone by now.
                ptrace::syscall(thread, signal).ok();
            }
            if let Some(mut go) = go.take() {
                go.write_all(b"\n").unwrap();
            }
        }
    }

    fn at_call(&mut self, thread: Pid) {
        let Ok(mut registers) = ptrace::getregs(thread) else { return };
        let is_entry =
            ptrace::syscall_info(thread).is_ok_and(|info| info.op == libc::PTRACE_SYSCALL_INFO_ENTRY);
        if !is_entry {
            let failing = self.failing.iter().find(|(failing, _)| *failing == thread.as_raw()).copied();
            if let Some((number, error)) = failing {
                self.failing.remove(&(number, error));
                registers.rax = i64::from(-error).cast_unsigned();
                ptrace::setregs(thread, registers).unwrap();
            }
            return;
        }
        let call = i64::try_from(registers.orig_rax).unwrap_or(-1);
        let arguments = [registers.rdi, registers.rsi, registers.rdx];
        self.has_begun |= call == libc::SYS_chdir;
        if !self.has_begun || self.was_killed || !is_about_files(call, arguments, self.reads) {
            return;
        }
        match (self.judge)() {
            Verdict::Pass => {}
            Verdict::Kill => {
                self.was_killed = true;
                kill(self.process, Signal::SIGKILL).unwrap();
            }
            Verdict::Fail(error) => {
                registers.orig_rax = u64::MAX;
                ptrace::setregs(thread, registers).unwrap();
                self.failing.insert((thread.as_raw(), error as i32));
            }
        }
    }
}

fn is_about_files(call: i64, arguments: [u64; 3], reads: bool) -> bool {
    let creates = |flags: u64| flags & u64::from(libc::O_CREAT.unsigned_abs()) != 0;
    match call {
        libc::SYS_open => reads || creates(arguments[1]),
        libc::SYS_openat => reads || creates(arguments[2]),
        libc::SYS_write => arguments[0] > 2,
        libc::SYS_mkdir
        | libc::SYS_mkdirat
        | libc::SYS_rename
        | libc::SYS_renameat
        | libc::SYS_renameat2
        | libc::SYS_link
        | libc::SYS_linkat
        | libc::SYS_unlink
        | libc::SYS_unlinkat
        | libc::SYS_rmdir
        | libc::SYS_chmod
        | libc::SYS_fchmodat
        | libc::SYS_lchown
        | libc::SYS_lsetxattr
        | libc::SYS_flock => true,
        libc::SYS_getdents64 => reads,
        _ => false,
    }
}
