//! When the system has no more file handles, the server comes back as soon as there are some.

use std::io::BufReader;
use std::net::{SocketAddr, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::{Answer, Preview, get};

const ADDRESS_FILE: &str = "SAMLA_TEST_ADDRESS";

/// Not a test: the process that has few file handles.
#[test]
#[ignore = "started by the test below"]
fn server_in_a_process_of_its_own() {
    if let Some(path) = std::env::var_os(ADDRESS_FILE) {
        let preview = Preview::start();
        let unfinished = PathBuf::from(&path).with_extension("new");
        std::fs::write(&unfinished, preview.address().to_string()).unwrap();
        std::fs::rename(unfinished, path).unwrap();
        std::thread::sleep(Duration::from_mins(1));
    }
}

struct Process(Child);

impl Drop for Process {
    fn drop(&mut self) {
        self.0.kill().ok();
        self.0.wait().ok();
    }
}

fn start(address_file: &Path) -> (Process, SocketAddr) {
    let mut command = Command::new("sh");
    command.args(["-c", "ulimit -n 150 && exec \"$0\" \"$@\""]).arg(std::env::current_exe().unwrap());
    command.args(["--ignored", "--exact", "exhausted::server_in_a_process_of_its_own"]);
    command.env(ADDRESS_FILE, address_file).stdout(Stdio::null()).stderr(Stdio::null());
    let process = Process(command.spawn().unwrap());
    let start = Instant::now();
    while start.elapsed() < Duration::from_secs(20) {
        if let Ok(address) = std::fs::read_to_string(address_file) {
            return (process, address.parse().unwrap());
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    panic!("the server does not start");
}

fn serves(address: SocketAddr) -> bool {
    use std::io::Write;
    let Ok(mut stream) = TcpStream::connect_timeout(&address, Duration::from_secs(1)) else { return false };
    stream.set_read_timeout(Some(Duration::from_secs(1))).unwrap();
    stream.write_all(get("/", "").as_bytes()).is_ok()
        && Answer::read(&mut BufReader::new(stream), false).is_some_and(|answer| answer.status == 200)
}

#[test]
fn the_server_survives_the_end_of_file_handles() {
    let folder = tempfile::TempDir::new().unwrap();
    let (_process, address) = start(&folder.path().join("address"));
    assert!(serves(address));
    let held: Vec<TcpStream> = (0..120)
        .filter_map(|_| TcpStream::connect_timeout(&address, Duration::from_millis(200)).ok())
        .collect();
    assert!(held.len() > 70 && !serves(address), "the handles have not run out");
    drop(held);
    let start = Instant::now();
    while !serves(address) {
        assert!(start.elapsed() < Duration::from_secs(12), "it does not come back");
    }
}
